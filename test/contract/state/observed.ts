import { expect } from 'vitest';
import type { Intent, PhaseName } from '../../../src/contract/case.js';
import type { Exchange } from '../../../src/contract/exchange.js';
import type { Draft } from '../../../src/contract/finding.js';
import { holds } from '../../../src/contract/reproduction/prove.js';
import { createStateModel } from '../../../src/contract/state/state-model.js';
import { createGenerator } from '../../../src/generation/index.js';
import { readResourceModel } from '../../../src/resources/index.js';
import type { Spec } from '../../../src/spec/index.js';
import { type BuildExchange, exchangesOf } from '../exchange.js';
import { specFrom } from '../support/spec-from.js';
import { usersAndGroups } from './users-and-groups.js';

/** One request and its answer: `['POST /users', 201, { sends: {…}, shows: {…} }]`. */
export type Step = readonly [line: string, status: number, more?: More];

interface More {
  readonly sends?: unknown;
  readonly shows?: unknown;
  /** Who sent it; `admin`, who calls every operation, where nothing else is said. */
  readonly by?: string;
  readonly phase?: PhaseName;
  readonly intent?: Intent;
  readonly headers?: Readonly<Record<string, string>>;
  /** A method that the document does not know, sent instead of the line's. */
  readonly method?: string;
}

/** What the state model of a document says about a history, as drafts. Every proof has to be refuted by the answers that it is about. */
function draftsIn(spec: Spec, history: readonly Step[], { isShared = false } = {}): readonly Draft[] {
  const exchange = exchangesOf(spec);
  const exchanges = history.map((step, index) => toExchange(exchange, step, index));
  const generator = createGenerator(spec, { seed: 'state', tag: '' });
  const model = createStateModel({
    accepts: (schema, value) => generator.accepts(schema, value),
    spec,
    resources: readResourceModel(spec),
    isShared,
    onKept: () => undefined,
    isUsualCaller: ({ identity }) => identity === 'admin',
  });
  const drafts = exchanges.flatMap((each) => model.observe(each));
  for (const { proof, evidence } of drafts) {
    const answers = evidence.flatMap((index) => exchanges[index]?.response ?? []);
    expect(holds(proof, answers), `${proof} should be refuted`).toBe(false);
  }
  return drafts;
}

/** The same in short: `check operation pointer`. */
export const observedIn = (spec: Spec, history: readonly Step[], options = {}): readonly string[] =>
  draftsIn(spec, history, options).map(({ check, operation, pointer }) => `${check} ${operation} ${pointer}`);

const plain = await specFrom(usersAndGroups);

export const draftsOf = (history: readonly Step[], options = {}): readonly Draft[] => draftsIn(plain, history, options);

export const observed = (history: readonly Step[], options = {}): readonly string[] =>
  observedIn(plain, history, options);

function toExchange(exchange: BuildExchange, [line, status, more = {}]: Step, index: number): Exchange {
  const { sends, shows, by = 'admin', phase = 'state', intent = { kind: 'open' }, headers = {}, method } = more;
  const built = exchange(line, status, { index, intent, identity: by, body: shows, requestHeaders: headers });
  const path = pathValues(built.operation, built.request.path);
  const query = Object.fromEntries(new URLSearchParams(built.request.query));
  const values = { path, query, ...(sends !== undefined && { body: sends }) };
  const kase = { ...built.case, phase, values, ...(method !== undefined && { raw: { method } }) };
  return { ...built, case: kase, request: { ...built.request, method: method ?? built.request.method } };
}

function pathValues({ path: template }: Spec['operations'][number], path: string): Record<string, string> {
  const texts = path.split('/');
  const names = template.split('/').map((part) => /^\{(.*)\}$/.exec(part)?.[1]);
  return Object.fromEntries(
    names.flatMap((name, index) => (name === undefined ? [] : [[name, texts[index] ?? ''] as const])),
  );
}
