import { hidden } from './secret-names.js';

/** Shorter texts are parts of everything, and no secrets. */
const shortest = 4;

/** Hides known secrets in any text, however they are written there. */
export function createHiding(secrets: Iterable<string>): (text: string) => string {
  const known = [...new Set(secrets)].flatMap(withParts).filter((secret) => secret.length >= shortest);
  if (known.length === 0) return (text) => text;

  const written = [...new Set(known.flatMap(waysToWrite))].sort((a, b) => b.length - a.length);
  return (text) => {
    const found = written.filter((secret) => text.includes(secret));
    const shown = found.length === 0 ? text : text.replace(toPattern(found), hidden);
    // What is left and the placeholder may make up a secret again, and a text may be encoded in a way of its own.
    const isLeft = found.length > 0 && written.some((secret) => shown.includes(secret));
    return isLeft || decodesToOne(shown, known) ? hidden : shown;
  };
}

/** Of `user:password` the password alone is a secret, too. */
const withParts = (secret: string): readonly string[] => [secret, ...(/^[^:]+:(.+)$/s.exec(secret)?.slice(1) ?? [])];

function waysToWrite(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\uFFFD'));
  const bytes = Buffer.from(secret);
  return [
    secret,
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (sign) => sign.toLowerCase()),
    encoded.replaceAll('%20', '+'),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('latin1'),
  ];
}

function decodesToOne(text: string, secrets: readonly string[]): boolean {
  if (!text.includes('%')) return false;
  const runs = text.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);
  const spaced = runs.replaceAll('+', ' ');
  return secrets.some((secret) => runs.includes(secret) || spaced.includes(secret));
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

const toPattern = (texts: readonly string[]): RegExp =>
  new RegExp(texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
