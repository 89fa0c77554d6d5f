import type { MessageCheck } from './message-check.js';
import { judgeRefusal } from './refusals.js';

export const missingScopeIsRefused: MessageCheck = (exchange) => {
  const { intent } = exchange.case;
  if (intent.kind !== 'missing-scope') return undefined;
  const scopes = intent.scopes.join(', ');
  const advice = `the caller ${exchange.identity ?? ''} lacks ${scopes}, which the document demands, so refuse with 403`;
  return judgeRefusal(exchange, { check: 'missing-scope-is-refused', advice, pointer: '' }) ?? [];
};
