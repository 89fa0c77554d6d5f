import { parseQuery } from './query.js';

/** What a `Prefer` header (RFC 7240) asks the mock for. */
export interface Preferences {
  readonly code?: string;
  readonly example?: string;
  /** `true`: a generated answer, though there may be examples and state. */
  readonly dynamic?: string;
  /** What a generated answer is drawn from. */
  readonly seed?: string;
  readonly delay?: string;
  /** Trouble on the way: a status, or a connection that fails. */
  readonly fault?: string;
}

const known = new Set(['code', 'example', 'dynamic', 'seed', 'delay', 'fault']);

/** A preference with its parameters; delimiters in a quoted string are text, and one without an end goes on to the end. */
const part = /(?:"(?:[^"\\]|\\.?)*(?:"|$)|[^,;"])+/g;

/** Reads the preferences that we know; unknown ones are ignored, as RFC 7240 section 2 says; the first of a name wins. */
export function parsePrefer(header: string | undefined): Preferences {
  if (header === undefined) return {};
  const found: Record<string, string> = {};
  for (const [text] of header.matchAll(part)) {
    const [rawName = '', ...rest] = text.split('=');
    const name = rawName.trim().toLowerCase();
    if (known.has(name) && !(name in found)) found[name] = unquote(rest.join('=').trim());
  }
  return found;
}

/** The same from a query, for clients that cannot set headers: `?__code=404&__example=none`. */
export function preferencesIn(query: string): Preferences {
  if (!query.includes('__')) return {};
  const found: Record<string, string> = {};
  for (const { name, value } of parseQuery(query)) {
    const preference = name.startsWith('__') ? name.slice(2) : '';
    if (known.has(preference) && value !== undefined && !(preference in found)) found[preference] = value;
  }
  return found;
}

const unquote = (value: string): string =>
  value.startsWith('"') ? value.slice(1).replace(/"$/, '').replace(/\\(.)/g, '$1') : value;

/** Preferences as a header writes them, such as Preference-Applied: tokens as they are, all else quoted. */
export function formatPreferences(preferences: Preferences): string {
  const parts = Object.entries(preferences as Record<string, string>).map(([name, value]) => `${name}=${quote(value)}`);
  return parts.join(', ');
}

const quote = (value: string): string =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
