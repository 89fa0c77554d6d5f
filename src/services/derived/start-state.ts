import {
  type Clock,
  createIds,
  createSandbox,
  createSeededClock,
  type Fixture,
  FixtureError,
  type Sandbox,
} from '../../state/index.js';
import { definitionsOf } from './definitions.js';
import { completeFixture } from './given-state.js';
import { seedRecords } from './seed-records.js';
import type { Surroundings, World } from './world.js';

export interface StartOptions {
  readonly seed: string;
  readonly clock: Clock | undefined;
  /** What a user gave; then nothing is made up but what `counts` asks for. */
  readonly fixture: Fixture | undefined;
  /** Collection -> how many records it begins with; `''` stands for all that are not named. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The state that the mock of a document starts with: what the user gives, the records of its examples, and made-up ones. */
export function startStateOf(
  world: World,
  { seed, clock = createSeededClock(), fixture, counts }: StartOptions,
): Fixture {
  refuseUnknown(world, counts);
  const given =
    fixture && completeFixture(world, fixture, surroundingsOf(createSandbox(definitionsOf(world)), { seed, clock }));
  if (given !== undefined && counts.size === 0) return given;
  const sandbox = createSandbox(definitionsOf(world), given);
  sandbox.begin();
  seedRecords(world, { surroundings: surroundingsOf(sandbox, { seed, clock }), counts, isGiven: given !== undefined });
  sandbox.commit();
  return sandbox.snapshot();
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
  { seed, clock }: { readonly seed: string; readonly clock: Clock },
): Surroundings {
  const state = new Proxy({}, { get: (_, name) => sandbox.collection(String(name)) }) as Surroundings['state'];
  const now = clock.now();
  return { state, ids: createIds(seed, sandbox), now, time: new Date(now).toISOString() };
}
