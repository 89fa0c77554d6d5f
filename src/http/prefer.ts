/** What a `Prefer` header (RFC 7240) asks the mock for. */
export interface Preferences {
  readonly code?: string;
  readonly example?: string;
  readonly delay?: string;
}

const known = new Set(['code', 'example', 'delay']);

/** Reads the preferences that we know; unknown ones are ignored, as RFC 7240 section 2 says; the first of a name wins. */
export function parsePrefer(header: string | undefined): Preferences {
  if (header === undefined) return {};
  const found: Record<string, string> = {};
  for (const part of header.split(/[,;]/)) {
    const [rawName = '', ...rest] = part.split('=');
    const name = rawName.trim().toLowerCase();
    if (known.has(name) && !(name in found)) found[name] = rest.join('=').trim().replace(/^"(.*)"$/, '$1');
  }
  return found;
}
