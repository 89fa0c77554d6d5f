import { decodeComponent } from './query.js';

/** The cookies of a Cookie header by name, in order (RFC 6265 section 4.2.1), still encoded. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, readonly string[]> {
  const cookies = new Map<string, string[]>();
  if (header === undefined) return cookies;

  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim();
    const value = part
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    const values = cookies.get(name);
    if (values) values.push(value);
    else cookies.set(name, [value]);
  }
  return cookies;
}

/** Percent-decoding of a cookie's value; one that is not percent-encoded stays as it is. */
export const decodeCookie = (value: string): string => decodeComponent(value) ?? value;
