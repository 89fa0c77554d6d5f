import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasHeader } from '../proof.js';
import { createDraft, type MessageCheck, nameOf } from './message-check.js';
import { judgeRefusal } from './refusals.js';

export const unauthenticatedIsRefused: MessageCheck = (exchange) => {
  if (exchange.case.intent.kind !== 'unauthenticated') return undefined;
  const found = judgeRefusal(exchange, {
    check: 'unauthenticated-is-refused',
    advice: 'the document asks for credentials, so refuse with 401 whoever sends none',
    pointer: '',
  });
  return [...(found === undefined ? [] : [found]), ...missingChallenge(exchange)];
};

/** RFC 9110 section 15.5.2. Where the document declares the header, `headers-match-schema` looks at it. */
function missingChallenge(exchange: Exchange): readonly Draft[] {
  const { status, headers } = exchange.response;
  const declared = Object.keys(exchange.operation.responses['401']?.headers ?? {});
  const isDeclared = declared.some((name) => name.toLowerCase() === 'www-authenticate');
  if (status !== 401 || isDeclared || headers['www-authenticate'] !== undefined) return [];
  return [
    createDraft(exchange, {
      check: 'unauthenticated-is-refused',
      basis: 'protocol',
      severity: 'observation',
      pointer: '/header/www-authenticate',
      message: `${nameOf(exchange)} answered 401 without the header WWW-Authenticate, which says how to authenticate (RFC 9110 section 15.5.2).`,
      expected: 'the header WWW-Authenticate',
      received: 'no such header',
      at: exchange.operation,
      proof: hasHeader(-1, 'www-authenticate'),
    }),
  ];
}
