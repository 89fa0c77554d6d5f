import { createIds, createSandbox, type Fixture, FixtureError, type Sandbox } from '../../state/index.js';
import { definitionsOf } from './definitions.js';
import { completeFixture } from './given-state.js';
import { keyPurposeOf } from './new-key.js';
import { seedPairs, seedRecords } from './seed-records.js';
import { createSeeding } from './seeding.js';
import type { Surroundings, World } from './world.js';

export interface StartOptions {
  readonly seed: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What a user gave; then nothing is made up but what `counts` asks for. */
  readonly fixture: Fixture | undefined;
  /** Collection -> how many records it begins with; `''` stands for all that are not named. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * The state that the mock of a document starts with: what the user gives, the records of its examples, and made-up ones. These are made
 * when somebody first asks for their collection.
 */
export function startStateOf(world: World, { seed, now, fixture, counts }: StartOptions): Sandbox {
  refuseUnknown(world, counts);
  const definitions = definitionsOf(world);
  const given = fixture && completeFixture(world, fixture, surroundingsOf(createSandbox(definitions), { seed, now }));
  const sandbox = createSandbox(definitions, given);
  if (given !== undefined && counts.size === 0) return sandbox;
  const seeding = { surroundings: surroundingsOf(sandbox, { seed, now }), counts, isGiven: given !== undefined };
  const fill = createSeeding(world, {
    records: (kind) => within(sandbox, () => seedRecords(world, kind, seeding)),
    pairs: (relation) => within(sandbox, () => seedPairs(world, relation, seeding)),
  });
  const purposes = new Map([...world.kinds.values()].map((kind) => [keyPurposeOf(kind), kind.name]));
  return sandbox.late({ fill, collectionOf: (purpose) => purposes.get(purpose) });
}

/** Does it all, or nothing of it. */
function within(sandbox: Sandbox, work: () => void): void {
  sandbox.begin();
  try {
    work();
  } catch (error) {
    sandbox.rollback();
    throw error;
  }
  sandbox.commit();
}

function refuseUnknown({ kinds }: World, counts: ReadonlyMap<string, number>): void {
  const name = [...counts.keys()].find((one) => one !== '' && !kinds.has(one));
  if (name === undefined) return;
  const known = kinds.size === 0 ? 'the document shows none' : `only ${[...kinds.keys()].join(', ')}`;
  const message = `There is no collection ${name} to count records of, ${known}.`;
  throw new FixtureError(message, { code: 'unknown-collection', collection: name, key: [] });
}

function surroundingsOf(
  sandbox: Sandbox,
  { seed, now }: { readonly seed: string; readonly now: number },
): Surroundings {
  const state = new Proxy({}, { get: (_, name) => sandbox.collection(String(name)) }) as Surroundings['state'];
  return { state, ids: createIds(seed, sandbox), now, time: new Date(now).toISOString() };
}
