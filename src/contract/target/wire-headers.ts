import type { SentRequest } from '../exchange.js';

/** Headers carry bytes: text beyond Latin-1 travels as UTF-8, one character for each byte. */
export function toWireHeaders(headers: SentRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, toBytes(value)]));
}

const toBytes = (value: string): string =>
  /[\u0100-\uffff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;

/** Path and query below a base path, as they are sent. */
export const targetOf = (basePath: string, { path, query }: SentRequest): string =>
  `${basePath}${path}${query === '' ? '' : `?${query}`}` || '/';
