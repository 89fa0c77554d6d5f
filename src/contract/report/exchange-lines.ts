import type { ExchangeRecord } from '../exchange-record.js';

/** `PATCH /users/usr_1`, below the base URL of the target. */
export function requestLine({ request: { method, url } }: ExchangeRecord, target: string): string {
  const base = target.replace(/\/$/, '');
  const below = url.startsWith(`${base}/`) ? url.slice(base.length) : url;
  return `${method} ${below}`;
}
