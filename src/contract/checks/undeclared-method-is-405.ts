import { isSuccess } from '../exchange.js';
import { hasHeader, hasStatus } from '../proof.js';
import { createDraft, type MessageCheck, nameOf } from './message-check.js';

/** RFC 9110 section 15.5.6. 5xx is left to `no-server-error`. */
export const undeclaredMethodIs405: MessageCheck = (exchange) => {
  const { status, headers } = exchange.response;
  const { method } = exchange.request;
  if (exchange.case.intent.kind !== 'undeclared-method') return undefined;
  const pointer = `/method/${method}`;
  const said = `${nameOf(exchange)} answered ${status}`;

  if (isSuccess(exchange)) {
    return createDraft(exchange, {
      check: 'undeclared-method-is-405',
      pointer,
      message: `${said}, a method that the document does not have for this path: refuse it with 405, or document it.`,
      expected: '405',
      received: String(status),
      at: exchange.operation,
      proof: hasStatus(-1, ['3XX', '4XX', '5XX']),
    });
  }
  if (status === 405 && headers.allow === undefined) {
    return createDraft(exchange, {
      check: 'undeclared-method-is-405',
      basis: 'protocol',
      severity: 'observation',
      pointer: '/header/allow',
      message: `${said} without the header Allow, which lists the methods that there are (RFC 9110 section 15.5.6).`,
      expected: 'the header Allow',
      received: 'no such header',
      at: exchange.operation,
      proof: hasHeader(-1, 'allow'),
    });
  }
  if ([404, 405, 501].includes(status) || status >= 500) return [];
  return createDraft(exchange, {
    check: 'undeclared-method-is-405',
    basis: 'protocol',
    severity: 'observation',
    pointer,
    message: `${said} for a method that the document does not have for this path; 405 would tell callers why.`,
    expected: '405',
    received: String(status),
    at: exchange.operation,
    proof: hasStatus(-1, ['404', '405', '501']),
  });
};
