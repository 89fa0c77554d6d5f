import type { ResourceModel } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import type { Severity } from '../finding.js';
import { hasStatus } from '../proof.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';
import { excerpt } from './pointers.js';

/** 5xx is left to `no-server-error`, a redirection to `status-is-documented`. */
export const validRequestAccepted: MessageCheck = (exchange, { settings, resources }) => {
  const { intent } = exchange.case;
  const { status, text } = exchange.response;
  if (intent.kind !== 'valid' || status === 429) return undefined;
  if (status < 400 || status >= 500) return [];

  return createDraft(exchange, {
    check: 'valid-request-accepted',
    severity: isUnsure(exchange, resources) ? 'observation' : severityOf(exchange, settings),
    pointer: intent.pointer ?? '',
    message: `${storyOf(exchange)}, though it keeps the document: accept it, or write into the document why not. The answer was ${excerpt(text)}.`,
    expected: '2XX',
    received: `${status} ${excerpt(text)}`,
    at: exchange.operation,
    proof: hasStatus(-1, ['2XX', '3XX']),
  });
};

function isUnsure({ case: { intent }, operation, response }: Exchange, resources: ResourceModel): boolean {
  if (intent.kind === 'valid' && intent.isCertain === false) return true;
  if (response.status === 404 && isAboutBody(operation)) return true;
  // Steps of a JSON Patch that keep the schema need not apply to the record (RFC 6902 section 5).
  const isPatch = resources.rolesOf(operation).some((role) => role.kind === 'patch' && role.input === undefined);
  return isPatch && [400, 409, 422].includes(response.status);
}

/** Where the path names nothing, a 404 that is declared is about something that the body names. */
const isAboutBody = ({ path, requestBody, responses }: Operation): boolean =>
  '404' in responses && requestBody !== undefined && !path.includes('{');

/**
 * A conflict or a failed precondition may lie in what the server holds, a refusal for want of rights in rights that no
 * document names; unless the settings say that the caller has those that it does name.
 */
function severityOf(
  exchange: Exchange,
  { identities }: { identities: readonly { name: string; scopes?: readonly string[] }[] },
): Severity {
  const { status } = exchange.response;
  if ([402, 409, 412, 423, 428].includes(status)) return 'observation';
  if (status !== 403) return 'error';
  const scopes = identities.find(({ name }) => name === exchange.identity)?.scopes ?? [];
  const demanded = exchange.operation.security.map((alternative) => Object.values(alternative).flat());
  return demanded.some((names) => names.length > 0 && names.every((name) => scopes.includes(name)))
    ? 'error'
    : 'observation';
}
