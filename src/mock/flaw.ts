import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Headers } from '../http/index.js';

/** Why no server could send an answer with this status and these headers; undefined where one can. */
export function flawOf(status: number, headers: Headers = {}): string | undefined {
  if (!Number.isInteger(status) || status < 200 || status > 599)
    return `its status is ${String(status)}, not a number from 200 to 599.`;
  const wrong = Object.entries(headers).find(([name, value]) => !isSendable(name, value));
  return wrong && `its header '${wrong[0]}' has a name or a value that HTTP does not allow.`;
}

function isSendable(name: string, value: string | readonly string[] | undefined): boolean {
  try {
    validateHeaderName(name);
    for (const text of [value].flat()) {
      if (typeof text !== 'string') return false;
      validateHeaderValue(name, text);
    }
    return true;
  } catch {
    return false;
  }
}
