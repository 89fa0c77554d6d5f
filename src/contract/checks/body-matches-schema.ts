import type { Violation } from '../../http/index.js';
import { childOf, type Reference } from '../../spec/index.js';
import type { CheckName } from '../check-names.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { tokensOf, toPointer, valueAt } from '../json-pointer.js';
import { severityOf } from './content-type-is-documented.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';
import type { Declaration, MessageContext } from './message-context.js';
import { excerpt, toPattern } from './pointers.js';
import { constraintAt, isAboutProperty } from './schema-places.js';
import { keepsKeyword } from './schema-proof.js';

export const bodyMatchesSchema: MessageCheck = (exchange, context) =>
  exchange.response.status < 400 ? check('body-matches-schema', exchange, context) : undefined;

export const errorBodyMatchesSchema: MessageCheck = (exchange, context) =>
  exchange.response.status >= 400 ? check('error-body-matches-schema', exchange, context) : undefined;

type Name = Extract<CheckName, 'body-matches-schema' | 'error-body-matches-schema'>;

function check(name: Name, exchange: Exchange, context: MessageContext): readonly Draft[] | undefined {
  const declaration = context.declarationOf(exchange);
  const { status, text, unreadable } = exchange.response;
  if (declaration === undefined || status === 204 || status === 304 || exchange.request.method === 'HEAD')
    return undefined;
  if (Object.keys(declaration.response.content).length === 0) return undefined;
  if (unreadable !== undefined) return [unreadableBody(name, exchange, { declaration, reason: unreadable })];
  if (text === '') return [...emptyBody(name, exchange, { declaration, context })];

  const schema = declaration.mediaType?.schema;
  if (schema === undefined) return undefined;
  const inBody = context.violationsOf(exchange).filter(isInBody);
  return distinct(withoutBranches(inBody)).map((violation) =>
    toDraft(violation, exchange, { name, schema, spec: context.spec, severity: severityOf(declaration, status) }),
  );
}

/** What is writeOnly is judged by `secret-is-not-disclosed`. */
const isInBody = ({ pointer, keyword }: Violation): boolean =>
  (pointer === '/body' || pointer.startsWith('/body/')) && keyword !== 'writeOnly';

/** Of alternatives that all fail only the whole is reported: what fails in one of them need not be what was meant. */
function withoutBranches(violations: readonly Violation[]): readonly Violation[] {
  const choices = violations.filter(isChoice);
  const isInside = (violation: Violation, choice: Violation): boolean =>
    violation.pointer.startsWith(`${choice.pointer}/`) ||
    (violation.pointer === choice.pointer && !isChoice(violation));
  return violations.filter((violation) => !choices.some((choice) => isInside(violation, choice)));
}

const isChoice = ({ keyword }: Violation): boolean => keyword === 'oneOf' || keyword === 'anyOf';

function distinct(violations: readonly Violation[]): readonly Violation[] {
  const first = new Map<string, Violation>();
  for (const violation of violations) {
    const key = `${toPattern(tokensOf(violation.pointer)).join('/')} ${violation.keyword}`;
    if (!first.has(key)) first.set(key, violation);
  }
  return [...first.values()];
}

interface Around {
  readonly name: Name;
  readonly schema: Reference;
  readonly spec: MessageContext['spec'];
  readonly severity: 'error' | 'observation';
}

function toDraft(violation: Violation, exchange: Exchange, { name, schema, spec, severity }: Around): Draft {
  const { keyword } = violation;
  const tokens = tokensOf(violation.pointer).slice(1);
  const pattern = toPattern(tokens);
  const constraint = constraintAt(spec, schema, { tokens, keyword });
  const found = valueAt(exchange.response.value, tokens);
  const pointer = `/body${toPointer(pattern)}`;
  return createDraft(exchange, {
    check: name,
    severity,
    pointer: `${pointer}#${keyword}`,
    message: `${storyOf(exchange)} with a body that breaks its schema: ${pointer} ${violation.message}${isAboutProperty(keyword) ? '' : `, and is ${excerpt(found)}`}.`,
    expected: keyword === 'required' ? `the property ${pointer}` : `${keyword}: ${excerpt(constraint?.value)}`,
    received: keyword === 'required' ? 'no such property' : excerpt(found),
    at: constraint?.at ?? schema,
    proof: keepsKeyword({ tokens: pattern, keyword, constraint: constraint?.value, found }),
  });
}

function unreadableBody(
  name: Name,
  exchange: Exchange,
  { declaration, reason }: { readonly declaration: Declaration; readonly reason: string },
): Draft {
  return createDraft(exchange, {
    check: name,
    severity: severityOf(declaration, exchange.response.status),
    pointer: '/body#parse',
    message: `${storyOf(exchange)} with a body that is not whole JSON (${reason}); Content-Length counts bytes, not characters.`,
    expected: 'JSON',
    received: excerpt(exchange.response.text.slice(-60)),
    at: childOf(declaration.response, 'content'),
    proof: `typeof answers.at(-1).body !== 'string'`,
  });
}

/** Where no value keeps the schema, to answer without one is all that a server can do: the document's author may want to know. */
function emptyBody(
  name: Name,
  exchange: Exchange,
  { declaration, context }: { readonly declaration: Declaration; readonly context: MessageContext },
): readonly Draft[] {
  const [mediaType] = Object.values(declaration.response.content);
  const status = exchange.response.status;
  if (mediaType?.schema === undefined) return [];
  const isPossible = context.canBeKept(mediaType.schema);
  return [
    createDraft(exchange, {
      check: name,
      severity: isPossible ? severityOf(declaration, status) : 'observation',
      pointer: '/body#empty',
      message: `${storyOf(exchange)} without a body, where the document has one for this status${isPossible ? '' : ', of a schema that no value was found for'}.`,
      expected: Object.keys(declaration.response.content).join(', '),
      received: 'an empty body',
      at: childOf(declaration.response, 'content'),
      proof: `(answers.at(-1).body ?? '') !== ''`,
    }),
  ];
}
