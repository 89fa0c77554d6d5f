import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasNotStatus } from '../proof.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';
import { excerpt } from './pointers.js';

/**
 * A crash is told apart by what provoked it. That the document lists the status makes it no better; 503, and 501 where
 * nobody promised more, may be meant (RFC 9110 section 15.6).
 */
export const noServerError: MessageCheck = (exchange) => {
  const { status, text } = exchange.response;
  if (status < 500) return databaseErrorIn(exchange);
  if (status === 501 && exchange.case.intent.kind === 'undeclared-method') return undefined;

  const isMeant = status === 501 || status === 503;
  return createDraft(exchange, {
    check: 'no-server-error',
    basis: isMeant ? 'protocol' : 'document',
    severity: isMeant ? 'observation' : 'error',
    pointer: causeOf(exchange),
    message: `${storyOf(exchange)}: ${adviceOf(exchange)}`,
    expected: isAtFault(exchange) ? '4XX' : 'no 5XX',
    received: `${status}${text === '' ? '' : ` ${excerpt(text)}`}`,
    ...placeOf(exchange),
    proof: hasNotStatus(-1, ['5XX']),
  });
};

/** Whether the request was wrong, so that the server has to say so. */
const isAtFault = ({ case: { intent } }: Exchange): boolean => !['valid', 'open'].includes(intent.kind);

const adviceOf = (exchange: Exchange): string =>
  isAtFault(exchange)
    ? 'the server runs into an error that it has to catch and refuse with 4xx.'
    : 'the server runs into an error of its own.';

function causeOf({ case: { intent } }: Exchange): string {
  if (intent.kind === 'invalid') return `${intent.violation.pointer}#${intent.violation.keyword}`;
  if (intent.kind === 'unknown-id') return `/path/${intent.parameter}`;
  return isCommon(intent.kind) ? '' : `/${intent.kind}`;
}

const isCommon = (kind: string): boolean => kind === 'valid' || kind === 'open';

function placeOf({ case: { intent }, operation }: Exchange): Pick<Draft, 'at'> {
  return { at: intent.kind === 'invalid' ? intent.at : operation };
}

/** How databases and their drivers speak; people who write APIs do not. */
const databaseError =
  /\bsql(?:state|ite)?[ _]?(?:error|exception)\b|\bORA-\d{5}\b|duplicate key value violates|syntax error at or near/i;

/** The text of a refusal is open, so this is no more than an observation; the client can do nothing with it (CWE-209). */
function databaseErrorIn(exchange: Exchange): readonly Draft[] {
  const { status, text } = exchange.response;
  const [found] = status < 400 ? [] : (databaseError.exec(text) ?? []);
  if (found === undefined) return [];
  return [
    createDraft(exchange, {
      check: 'no-server-error',
      basis: 'inferred',
      severity: 'observation',
      pointer: '/body#database',
      message: `${storyOf(exchange)} with what the database said (${excerpt(text)}): say what is wrong with the request instead.`,
      expected: 'what is wrong with the request',
      received: excerpt(text),
      at: exchange.operation,
      proof: `!${databaseError}.test(JSON.stringify(answers.at(-1).body ?? ''))`,
    }),
  ];
}
