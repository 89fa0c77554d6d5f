import { childOf } from '../../spec/index.js';
import { isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';

/** A server may say nothing of what the caller must not see, or refuse the form of an id. 5xx is left to `no-server-error`. */
export const unknownIdIs404: MessageCheck = (exchange) => {
  const { operation, case: kase } = exchange;
  if (kase.intent.kind !== 'unknown-id') return undefined;
  if (!isSuccess(exchange)) return [];

  const isDocumented = Object.hasOwn(operation.responses, '404');
  return createDraft(exchange, {
    check: 'unknown-id-is-404',
    severity: isDocumented ? 'error' : 'observation',
    basis: isDocumented ? 'document' : 'inferred',
    pointer: `/path/${kase.intent.parameter}`,
    message: `${storyOf(exchange)}: what is not there for the caller has to be answered with 404.`,
    expected: '404',
    received: String(exchange.response.status),
    at: isDocumented ? childOf(operation, 'responses', '404') : operation,
    proof: hasStatus(-1, ['4XX']),
  });
};
