import { createGenerator } from '../../generation/index.js';
import { type AnyGuard, type AnyHandler, late, type Service } from '../../mock/index.js';
import { createSchemaReader, readResourceModel } from '../../resources/index.js';
import type { Spec } from '../../spec/index.js';
import { createErrorWriter } from './error-body.js';
import { handlersOf } from './handlers.js';
import { kindsOf } from './kind.js';
import { createPresence } from './presence.js';
import { breach } from './refusals.js';
import type { World } from './world.js';

/** The behaviour of an API as far as its document tells: a handler for each operation on what it keeps, and how it refuses. */
export interface DerivedBehaviour {
  readonly handlers: () => Readonly<Record<string, AnyHandler>>;
  readonly missing: AnyGuard;
  readonly writeProblem: NonNullable<Service['writeProblem']>;
  readonly onInvalid: NonNullable<Service['onInvalid']>;
}

export function createWorld(spec: Spec, seed: string): World {
  const read = createSchemaReader(spec);
  const model = readResourceModel(spec, read);
  const kinds = kindsOf(spec, model, read);
  return { spec, model, read, kinds, generator: createGenerator(spec, { seed, tag: '' }) };
}

/** All of it is worked out when somebody first asks. */
export function deriveBehaviour(world: () => World): DerivedBehaviour {
  const handlers = late(() => handlersOf(world()));
  const missing = late(() => createPresence(world(), new Set(Object.keys(handlers()))));
  const writeProblem = late(() => createErrorWriter(world()));
  return {
    handlers,
    missing: (call) => missing()(call),
    writeProblem: (problem, operation) => writeProblem()(problem, operation),
    onInvalid: breach,
  };
}

export { startStateOf } from './start-state.js';
