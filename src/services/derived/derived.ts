import { createGenerator } from '../../generation/index.js';
import type { Service } from '../../mock/index.js';
import { createSchemaReader, readResourceModel } from '../../resources/index.js';
import type { Spec } from '../../spec/index.js';
import { definitionsOf } from './definitions.js';
import { createErrorWriter } from './error-body.js';
import { handlersOf } from './handlers.js';
import { kindsOf } from './kind.js';
import { createPresence } from './presence.js';
import { breach } from './refusals.js';
import type { World } from './world.js';

/** The behaviour of an API as far as its document tells: what it keeps, a handler for each operation on that, and how it refuses. */
export type DerivedBehaviour = Pick<Service, 'handlers' | 'missing' | 'collections' | 'writeProblem' | 'onInvalid'>;

export function createWorld(spec: Spec, seed: string): World {
  const model = readResourceModel(spec);
  const read = createSchemaReader(spec);
  const kinds = kindsOf(spec, model, read);
  return { spec, model, read, kinds, generator: createGenerator(spec, { seed, tag: '' }) };
}

export function deriveBehaviour(world: World): DerivedBehaviour {
  const handlers = handlersOf(world);
  return {
    handlers,
    missing: createPresence(world, new Set(Object.keys(handlers))),
    collections: definitionsOf(world),
    writeProblem: createErrorWriter(world),
    onInvalid: breach,
  };
}

export { startStateOf } from './start-state.js';
