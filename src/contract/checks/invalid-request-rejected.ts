import { isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';

/** 5xx is left to `no-server-error`. */
export const invalidRequestRejected: MessageCheck = (exchange, { spec }) => {
  const { intent } = exchange.case;
  const { status } = exchange.response;
  if (intent.kind !== 'invalid') return undefined;
  if (!isSuccess(exchange)) return [];

  const { pointer, keyword } = intent.violation;
  const value = spec.read(intent.at);
  return createDraft(exchange, {
    check: 'invalid-request-rejected',
    basis: intent.at.pointer.includes('/x-twinspec') ? 'declaration' : 'document',
    severity: intent.isCertain ? 'error' : 'observation',
    pointer: `${pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')}#${keyword}`,
    message: `${storyOf(exchange)}, though the document does not allow that (${keyword} at ${pointer}): refuse it with 4xx.`,
    expected: `4XX, for ${keyword}${isShort(value) ? `: ${JSON.stringify(value)}` : ''}`,
    received: String(status),
    at: intent.at,
    proof: hasStatus(-1, ['4XX']),
  });
};

const isShort = (value: unknown): boolean => value !== undefined && JSON.stringify(value).length <= 60;
