import type { MessageCheck } from './message-check.js';
import { judgeRefusal } from './refusals.js';

export const wrongCredentialsAreRefused: MessageCheck = (exchange) => {
  const { intent } = exchange.case;
  if (intent.kind !== 'wrong-credentials') return undefined;
  const advice = `it was sent credentials ${intent.flaw}, so compare the whole of them and refuse with 401`;
  return (
    judgeRefusal(exchange, { check: 'wrong-credentials-are-refused', advice, pointer: toToken(intent.flaw) }) ?? []
  );
};

/** Different flaws have different causes, so they are told apart. */
const toToken = (flaw: string): string => `/credentials/${flaw.replaceAll(/[^a-z]+/gi, '-')}`;
