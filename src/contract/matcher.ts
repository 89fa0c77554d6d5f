import type { ResourceModel } from '../resources/index.js';
import type { Operation, Spec } from '../spec/index.js';
import { createMessageContext, type MessageContext, messageChecks } from './checks/index.js';
import type { Answer, Exchange } from './exchange.js';
import type { Draft } from './finding.js';
import { createRecogniser } from './journal/recognise.js';
import { toAnswer } from './received-answer.js';

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

export interface ContractMatchers {
  /** `operation` is an operationId, `GET /users/{id}` as in the document, or the path of a request. */
  toSatisfyContract(received: unknown, operation: string): MatcherResult | Promise<MatcherResult>;
}

/**
 * Matchers for `expect.extend` of vitest and jest: whether a response keeps what the document says of its operation, whoever
 * answered it. A `Response` of `fetch` is read, so its matcher has to be awaited.
 */
export function contractMatchers(spec: Spec): ContractMatchers {
  const context = createMessageContext({ spec, resources: noResources, settings: noSettings });
  const find = createFinder(spec);

  return {
    toSatisfyContract(received, name) {
      const operation = find(name);
      const answer = toAnswer(received);
      const judge = (one: Answer): MatcherResult => toResult(operation, one, context);
      return answer instanceof Promise ? answer.then(judge) : judge(answer);
    },
  };
}

/** Nothing but single answers is judged, which takes no state and no credentials. */
const noResources: ResourceModel = {
  collections: new Map(),
  relations: new Map(),
  rolesOf: () => [],
  actionOf: () => undefined,
};

const noSettings: MessageContext['settings'] = {
  seed: '',
  identities: [],
  phases: [],
  checks: [],
  parameters: {},
  readOnly: true,
  shared: false,
  allowEffects: false,
  failFast: false,
  reproduce: false,
  workflows: [],
};

const asked = [
  'content-type-is-documented',
  'body-matches-schema',
  'error-body-matches-schema',
  'headers-match-schema',
] as const satisfies readonly (keyof typeof messageChecks)[];

function toResult(operation: Operation, answer: Answer, context: MessageContext): MatcherResult {
  const exchange = toExchange(operation, answer);
  const broken = [
    ...undocumentedStatus(exchange, context),
    ...asked.flatMap((name) => draftsOf(name, exchange, context)),
  ];
  const name = `${operation.method.toUpperCase()} ${operation.path}`;
  return {
    pass: broken.length === 0,
    message: () =>
      broken.length === 0
        ? `expected the answer to ${name} (${operation.id}) to break its contract, but status ${answer.status} and all that came with it keep it`
        : [`expected the answer to ${name} (${operation.id}) to keep its contract`, ...broken].join('\n'),
  };
}

const toExchange = (operation: Operation, response: Answer): Exchange => ({
  index: 0,
  case: { operation, phase: 'probe', title: '', values: {}, intent: { kind: 'open' } },
  operation,
  identity: undefined,
  request: { method: operation.method.toUpperCase(), path: operation.path, query: '', headers: {}, body: undefined },
  response,
  startedAt: 0,
  duration: 0,
});

/** A test means the status that it gets, so every one has to be documented. */
function undocumentedStatus(exchange: Exchange, context: MessageContext): readonly string[] {
  if (context.declarationOf(exchange)) return [];
  const { operation, response } = exchange;
  const { file, line, column } = context.spec.locate({ ...operation, pointer: `${operation.pointer}/responses` });
  return [
    `  • status ${response.status} is not documented; the document lists ${Object.keys(operation.responses).join(', ')}` +
      `\n    ${file}:${line}:${column}`,
  ];
}

function draftsOf(name: (typeof asked)[number], exchange: Exchange, context: MessageContext): readonly string[] {
  const found = messageChecks[name](exchange, context) ?? [];
  return [found].flat().flatMap((draft: Draft) => (draft.severity === 'error' ? [describe(draft, context.spec)] : []));
}

function describe({ message, expected, received, at }: Draft, spec: Spec): string {
  const place = at && spec.locate(at);
  const lines = [`  • ${message}`, `    expected: ${expected}`, `    received: ${received}`];
  return [...lines, ...(place ? [`    ${place.file}:${place.line}:${place.column}`] : [])].join('\n');
}

function createFinder(spec: Spec): (name: string) => Operation {
  const recognise = createRecogniser(spec);
  return (name) => {
    const [, method = '', path = ''] = /^([A-Za-z]+) +(\/\S*)$/.exec(name) ?? [];
    const byName = spec.operations.find(
      (operation) => operation.id === name || `${operation.method.toUpperCase()} ${operation.path}` === name,
    );
    const [address = '', query = ''] = path.split('?');
    const request = { method: method.toUpperCase(), path: address, query, headers: {}, body: undefined };
    const found = byName ?? recognise(request)?.operation;
    if (found) return found;
    const known = spec.operations.map(
      ({ id, method: verb, path: template }) => `${id} (${verb.toUpperCase()} ${template})`,
    );
    throw new Error(`${spec.file} has no operation '${name}'; it has: ${known.join(', ')}.`);
  };
}
