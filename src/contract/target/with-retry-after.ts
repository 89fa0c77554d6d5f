import { headerOf } from '../../http/index.js';
import type { Answer, SentRequest } from '../exchange.js';
import type { ContractTarget } from './target.js';
import { systemTime, type Time } from './time.js';

export interface Patience {
  /** How often one request is sent again. */
  readonly most: number;
  /** The longest that is waited before one attempt, in milliseconds; who asks for more is not waited for. */
  readonly longest: number;
}

/**
 * Waits where the server says it is too busy: 429, and 503 with Retry-After (RFC 9110 section 10.2.3). Once a request's patience
 * is exhausted nothing is waited for until the server has answered otherwise, so a server that only ever refuses costs little.
 */
export function withRetryAfter(target: ContractTarget, patience: Patience, time: Time = systemTime): ContractTarget {
  let isExhausted = false;
  const send = async (request: SentRequest): Promise<Answer> => {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await target.send(request);
      const pause = pauseFor(answer, attempt, time.now());
      if (pause === undefined) isExhausted = false;
      else if (attempt >= patience.most || pause > patience.longest) isExhausted = true;
      if (pause === undefined || isExhausted) return answer;
      await time.wait(pause);
    }
  };
  return { name: target.name, send, close: () => target.close() };
}

/** How long to wait before the next attempt; undefined where the answer asks for none. */
function pauseFor({ status, headers }: Answer, attempt: number, now: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const asked = parseRetryAfter(headerOf(headers, 'retry-after'), now);
  return asked ?? (status === 429 ? 1000 * 2 ** attempt : undefined);
}

/** Seconds or a date; undefined where it is neither. */
function parseRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
