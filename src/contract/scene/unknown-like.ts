/** A key of the same shape that nobody has. */
export function unknownLike(key: unknown): unknown {
  if (typeof key === 'number') return key + 987_654_321;
  const text = String(key);
  if (/^[0-9a-f]{8}-/i.test(text)) return '00000000-0000-4000-8000-000000000000';
  if (text.includes('@')) return `nobody.${text}`;
  return text.replace(/[0-9a-z]/g, (character) => (/[0-9]/.test(character) ? '0' : character === 'a' ? 'b' : 'a'));
}
