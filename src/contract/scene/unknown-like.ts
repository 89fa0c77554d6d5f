export const unknownUuid = '7d0c8a52-3f1e-4b6a-9c4d-5e2f81b07a96';

export const unknownNumber = '987654321';

/** A key that looks as those do which there are, and that nobody has. */
export function unknownLike(known: unknown): string | number {
  if (typeof known === 'number') return known + Number(unknownNumber);
  const text = String(known);
  if (uuid.test(text)) return unknownUuid;
  if (/^\d{1,9}$/.test(text)) return unknownNumber;
  return text.includes('@') ? `nobody.${text}` : anotherText(text);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const kinds = ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEF', 'GHIJKLMNOPQRSTUVWXYZ'] as const;

/** Every digit and letter of the second half replaced by another of its kind, so that hexadecimal stays hexadecimal. */
function anotherText(text: string): string {
  const start = Math.floor(text.length / 2);
  const changed = Array.from(text.slice(start), (letter) => {
    const kind = kinds.find((letters) => letters.includes(letter));
    return kind === undefined ? letter : (kind[(kind.indexOf(letter) + 3) % kind.length] ?? letter);
  });
  return text.slice(0, start) + changed.join('');
}
