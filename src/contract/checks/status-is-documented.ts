import type { Operation } from '../../spec/index.js';
import { childOf } from '../../spec/index.js';
import type { Severity } from '../finding.js';
import { hasStatus } from '../proof.js';
import { createDraft, type MessageCheck, nameOf, storyOf } from './message-check.js';
import { isBeforeHandlers, responseKeyOf } from './message-context.js';

/** 5xx is left to `no-server-error`: that it is not documented is the least that is wrong with it. */
export const statusIsDocumented: MessageCheck = (exchange) => {
  const { operation, request, response } = exchange;
  const { status } = response;
  if (request.method !== operation.method.toUpperCase() || status >= 500) return undefined;
  if (responseKeyOf(operation, status) !== undefined || isBeforeHandlers(status)) return [];
  if (status < 300 && declaresNoSuccess(operation)) return [];

  const documented = Object.keys(operation.responses);
  return createDraft(exchange, {
    check: 'status-is-documented',
    severity: severityOf(operation, status),
    pointer: `/status/${status}`,
    message: `${storyOf(exchange)}, a status that the document does not list for ${nameOf(exchange)}.`,
    expected: documented.join(', '),
    received: String(status),
    at: childOf(operation, 'responses'),
    proof: hasStatus(-1, [...documented, '5XX']),
  });
};

/** Whoever lists refusals alone has not said what a success looks like. */
const declaresNoSuccess = ({ responses }: Operation): boolean =>
  Object.keys(responses).every((status) => /^[45]/.test(status));

/**
 * A document that names credentials and not what becomes of those who have none (401, RFC 9110 section 15.5.2), or no refusal of them at
 * all, has left something out; the server is not to blame.
 */
function severityOf({ responses, security }: Operation, status: number): Severity {
  const isSilent = !Object.hasOwn(responses, '401') && (status === 401 || !Object.hasOwn(responses, '403'));
  const isRefusal = status === 401 || status === 403;
  return isRefusal && isSilent && security.length > 0 ? 'observation' : 'error';
}
