import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';
import { judgeRefusal } from './refusals.js';

export const missingScopeIsRefused: MessageCheck = (exchange) => {
  const { intent } = exchange.case;
  if (intent.kind !== 'missing-scope') return undefined;
  const scopes = intent.scopes.join(', ');
  const advice = `the caller ${exchange.identity ?? ''} lacks ${scopes}, which the document demands, so refuse with 403`;
  return (
    judgeRefusal(exchange, { check: 'missing-scope-is-refused', advice, pointer: '' }) ?? takenForStranger(exchange)
  );
};

/** 401 tells a caller to authenticate anew, which would not help (RFC 9110 section 15.5.4, RFC 6750 section 3.1). */
function takenForStranger(exchange: Exchange): readonly Draft[] {
  const { operation, response } = exchange;
  if (response.status !== 401 || !Object.hasOwn(operation.responses, '403')) return [];
  return [
    createDraft(exchange, {
      check: 'missing-scope-is-refused',
      basis: 'protocol',
      // Where both are documented, they tell two things.
      severity: Object.hasOwn(operation.responses, '401') ? 'error' : 'observation',
      pointer: '/status/401',
      message: `${storyOf(exchange)}, as if nobody knew the caller, who only lacks a scope; 403 would say so.`,
      expected: '403',
      received: '401',
      at: operation,
      proof: hasStatus(-1, ['403', '404']),
    }),
  ];
}
