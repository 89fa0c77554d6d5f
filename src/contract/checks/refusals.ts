import type { CheckName } from '../check-names.js';
import type { Exchange } from '../exchange.js';
import { isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import { createDraft, storyOf } from './message-check.js';

/** 404 hides that there is anything; before anybody is asked who they are, a request may be refused for its form. */
const refusals = ['401', '403', '404'];
const formal = [400, 405, 406, 410, 413, 414, 415, 422, 426, 429, 431];

export interface Barrier {
  readonly check: CheckName;
  /** What has to be done, after the story: `ask for credentials first`. */
  readonly advice: string;
  readonly pointer: string;
}

/** What there is to say where credentials had to be refused. 5xx is left to `no-server-error`. */
export function judgeRefusal(exchange: Exchange, { check, advice, pointer }: Barrier): Draft | undefined {
  const { status } = exchange.response;
  if (refusals.includes(String(status)) || formal.includes(status) || status >= 500) return undefined;
  const isCertain = isSuccess(exchange);
  return createDraft(exchange, {
    check,
    severity: isCertain ? 'error' : 'observation',
    basis: isCertain ? 'document' : 'protocol',
    pointer,
    message: `${storyOf(exchange)}: ${advice}.`,
    expected: '401 or 403',
    received: String(status),
    at: exchange.operation,
    proof: hasStatus(-1, ['4XX', '5XX']),
  });
}
