import type { Exchange } from '../exchange.js';
import { isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import { tokensOf, toPointer } from '../json-pointer.js';
import { lacksText } from '../proof.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';
import type { MessageContext } from './message-context.js';
import { type Leaf, leavesOf, toPattern } from './pointers.js';
import { schemasAt } from './schema-places.js';
import { keepsKeyword } from './schema-proof.js';
import { isPartialName, isPasswordHash, isSecretName, isSensitiveName } from './secret-names.js';
import type { Secret } from './secrets.js';

export const secretIsNotDisclosed: MessageCheck = (exchange, context) => {
  const { value } = exchange.response;
  if (value === undefined) return [];
  const secrets = context.secrets.known;
  const drafts = leavesOf(value).flatMap((leaf) => judge(leaf, { exchange, context, secrets }) ?? []);
  return distinct([...drafts, ...writeOnlyProperties(exchange, context)]);
};

interface Around {
  readonly exchange: Exchange;
  readonly context: MessageContext;
  readonly secrets: readonly Secret[];
}

function judge(leaf: Leaf, around: Around): Draft | undefined {
  if (typeof leaf.value !== 'string' || leaf.value === '') return undefined;
  const text = leaf.value;
  const secret = around.secrets.find((known) => text.includes(known.text) && isMisplaced(known, leaf, around));
  return secret === undefined ? suspectProperty(leaf, around) : knownSecret(secret, leaf, around.exchange);
}

/** Where the document has a property for it, or the caller has just been given or has named it, it may be shown. */
function isMisplaced(secret: Secret, leaf: Leaf, { exchange, context }: Around): boolean {
  const name = leaf.tokens.at(-1) ?? '';
  const isDeclared = isNamed(leaf, exchange, context);
  if (secret.kind === 'token') {
    if (secret.learnedAt === exchange.index || isNamedByCaller(secret, exchange)) return false;
    return !isDeclared || isPartialName(name);
  }
  return !(isDeclared && isSensitiveName(name) && !isPartialName(name));
}

function isNamedByCaller({ text }: Secret, { request, case: { values } }: Exchange): boolean {
  return JSON.stringify([values.path, values.query, values.body]).includes(text) || request.path.includes(text);
}

/** Whether the schema of the answer names the property or, for a text, is about nothing else. */
function isNamed({ tokens }: Leaf, exchange: Exchange, context: MessageContext): boolean {
  const schema = context.declarationOf(exchange)?.mediaType?.schema;
  if (schema === undefined || tokens.length === 0) return false;
  return schemasAt(context.spec, schema, tokens).some((place) => place.isNamed);
}

function knownSecret(secret: Secret, { tokens }: Leaf, exchange: Exchange): Draft {
  const pointer = pointerOf(tokens);
  const learned = secret.learnedAt === undefined || secret.learnedAt === exchange.index ? [] : [secret.learnedAt];
  return createDraft(exchange, {
    check: 'secret-is-not-disclosed',
    pointer,
    message: `${storyOf(exchange)} with ${secret.of} in its answer, at ${pointer}: leave it out.`,
    expected: `nothing secret at ${pointer}`,
    received: `${secret.of}, ${secret.text.length} characters`,
    at: exchange.operation,
    evidence: [...learned, exchange.index],
    proof: lacksText(-1, secret.text),
  });
}

/** A property that no schema names, and that is called as secrets are. */
function suspectProperty(leaf: Leaf, { exchange, context }: Around): Draft | undefined {
  const suspicion = suspicionOf(leaf);
  const mediaType = context.declarationOf(exchange)?.mediaType;
  if (suspicion === undefined || !isSuccess(exchange)) return undefined;
  if (mediaType?.schema === undefined || isNamed(leaf, exchange, context)) return undefined;

  const pointer = pointerOf(leaf.tokens);
  return createDraft(exchange, {
    check: 'secret-is-not-disclosed',
    severity: suspicion,
    pointer,
    message: `${storyOf(exchange)} with ${pointer}, which the document does not have and which looks like a secret: leave it out.`,
    expected: 'no such property',
    received: `${String(leaf.value).length} characters at ${pointer}`,
    at: mediaType,
    proof: lacksProperty(leaf.tokens),
  });
}

/** Nobody calls anything but a secret a password; a token or a hash may be of something else. */
function suspicionOf({ tokens, value }: Leaf): Draft['severity'] | undefined {
  const name = tokens.findLast((token) => !/^\d+$/.test(token)) ?? '';
  if (isSecretName(name) || isPasswordHash(String(value))) return 'error';
  return isSensitiveName(name) ? 'observation' : undefined;
}

const lacksProperty = (tokens: readonly string[]): Draft['proof'] =>
  keepsKeyword({ tokens: toPattern(tokens), keyword: 'additionalProperties', constraint: false, found: undefined });

function writeOnlyProperties(exchange: Exchange, context: MessageContext): readonly Draft[] {
  const broken = context
    .violationsOf(exchange)
    .filter(({ keyword, pointer }) => keyword === 'writeOnly' && pointer.startsWith('/body'));
  return broken.map((violation) => {
    const tokens = tokensOf(violation.pointer).slice(1);
    const pointer = pointerOf(tokens);
    return createDraft(exchange, {
      check: 'secret-is-not-disclosed',
      pointer,
      message: `${storyOf(exchange)} with ${pointer}, which is writeOnly in the document: leave it out of answers.`,
      expected: 'no such property',
      received: pointer,
      at: context.declarationOf(exchange)?.mediaType ?? exchange.operation,
      proof: lacksProperty(tokens),
    });
  });
}

const pointerOf = (tokens: readonly string[]): string => `/body${toPointer(toPattern(tokens))}`;

const distinct = (drafts: readonly Draft[]): readonly Draft[] => [
  ...new Map(drafts.toReversed().map((draft) => [draft.pointer, draft])).values(),
];
