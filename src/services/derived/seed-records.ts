import type { Relation } from '../../resources/index.js';
import { ConstraintViolation } from '../../state/index.js';
import { insert } from './create-record.js';
import { exampleRecords } from './example-records.js';
import { type Kind, purposeOf } from './kind.js';
import { makeRecord } from './make-record.js';
import { isBeginning, isLastChange, isState } from './moments.js';
import { newSaid } from './pair-said.js';
import { writePartners } from './pairs.js';
import { endOf, isComputed } from './sides.js';
import { isObject, kindOf, recordsOf, type Surroundings, takesNull, type Values, type World } from './world.js';

export interface Seeding {
  readonly surroundings: Surroundings;
  readonly counts: ReadonlyMap<string, number>;
  /** Whether a fixture has been loaded, so that only what `counts` names is made up. */
  readonly isGiven: boolean;
}

/** How many records a collection begins with, and one inside of a record, where nobody says. */
const usual = { outer: 3, inner: 2 } as const;
const attempts = 20;

/** The records of the document's examples, and made-up ones up to the number that is wanted. */
export function seedRecords(world: World, kind: Kind, { surroundings, counts, isGiven }: Seeding): void {
  const wanted = counts.get(kind.name) ?? counts.get('') ?? (isGiven ? 0 : undefined);
  const shown = wanted === 0 ? 0 : fromExamples(world, kind, surroundings);
  const usualCount = shown > 0 ? 0 : usualOf(kind);
  for (const container of containersOf(world, kind, surroundings)) {
    const there = container === undefined ? recordsOf(surroundings.state, kind.name).size : 0;
    const missing = wanted === undefined ? usualCount : Math.max(0, wanted - there);
    for (let count = 0; count < missing; count += 1)
      seedOne(world, kind, { surroundings, container, index: there + count });
  }
}

const usualOf = ({ collection }: Kind): number => (collection.container === undefined ? usual.outer : usual.inner);

/** The keys of what the records are to be inside of; undefined once where they are inside of nothing. */
function containersOf(world: World, { collection }: Kind, { state }: Surroundings): readonly (Values | undefined)[] {
  const container = collection.container === undefined ? undefined : world.kinds.get(collection.container);
  if (container === undefined) return collection.key.length > 1 ? [] : [undefined];
  return [...recordsOf(state, container.name)].map((record) =>
    Object.fromEntries(
      collection.key.slice(0, -1).map((name, index) => [name, record[container.collection.key[index] ?? '']]),
    ),
  );
}

function fromExamples(world: World, kind: Kind, surroundings: Surroundings): number {
  let count = 0;
  for (const example of exampleRecords(world, kind)) {
    const key = Object.fromEntries(kind.collection.key.map((name) => [name, example[name]]));
    const record = makeRecord(world, kind, { given: example, key, surroundings });
    if (isDone(() => recordsOf(surroundings.state, kind.name).insert(record))) count += 1;
    isDone(() => writePartners(world, kind, { record, given: example, surroundings }));
  }
  return count;
}

interface One {
  readonly surroundings: Surroundings;
  readonly container: Values | undefined;
  /** How many there are before it. */
  readonly index: number;
}

function seedOne(world: World, kind: Kind, { surroundings, container = {}, index }: One): void {
  const place = Object.values(container).join(' ');
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const draft = draftOf(world, kind, `${kind.name} ${place} ${index} ${attempt}`);
    const given = givenOf(world, kind, { draft, surroundings, index });
    const wished = kind.collection.writable.has(kind.own) ? draft[kind.own] : undefined;
    const chosen = typeof wished === 'string' ? { [kind.own]: wished } : {};
    if (isDone(() => insert(world, kind, { given, key: { ...container, ...chosen }, surroundings }))) return;
  }
}

/** What a record of this kind usually holds, and what clients may write into it. */
function draftOf({ generator }: World, kind: Kind, purpose: string): Values {
  const shown = kind.shown[0];
  const about = purposeOf(kind, purpose);
  const made = [
    ...kind.written.slice(0, 1).map(({ at }) => generator.value(at, { ...about, direction: 'request' })),
    ...(shown === undefined ? [] : [generator.value(shown.at, { ...about, direction: 'response' })]),
  ];
  return Object.fromEntries(made.filter(isObject).flatMap((one) => Object.entries(one)));
}

interface Drafting {
  readonly draft: Values;
  readonly surroundings: Surroundings;
  readonly index: number;
}

/** What is made up of a record; what a server fills in is left to that, but for states, and for collections that no request writes. */
function givenOf(world: World, kind: Kind, drafting: Drafting): Values {
  const named = Object.entries(drafting.draft).filter(([name]) => isMadeUp(world, kind, name));
  return Object.fromEntries(
    named.flatMap(([name, value]) => {
      const reference = kind.collection.references.find(({ field }) => field === name);
      const made = reference === undefined ? value : referenceTo(world, { ...drafting, from: kind, to: reference.to });
      const schema = kind.properties.get(name);
      if (made !== undefined) return [[name, made] as const];
      return schema !== undefined && takesNull(world, schema) ? [[name, null] as const] : [];
    }),
  );
}

function isMadeUp(world: World, kind: Kind, name: string): boolean {
  const { writable, key } = kind.collection;
  if (key.includes(name) || isComputed(world, kind, name)) return false;
  const schema = kind.properties.get(name);
  const isTime = schema !== undefined && (isBeginning(name, schema) || isLastChange(name, schema));
  return writable.has(name) || (schema !== undefined && !isTime && (kind.written.length === 0 || isState(name)));
}

/** The key of a record that is there; the first record of a kind refers to none of its own. */
function referenceTo(
  world: World,
  { from, to, index, surroundings }: { from: Kind; to: string; index: number; surroundings: Surroundings },
): unknown {
  const target = world.kinds.get(to);
  if (target === undefined) return undefined;
  const records = recordsOf(surroundings.state, to);
  const place = from === target ? 0 : index % Math.max(records.size, 1);
  return records.slice(place, 1)[0]?.[target.own];
}

/** Each record has two partners at most, and the first of them another one than its neighbour's. */
export function seedPairs(world: World, relation: Relation, { surroundings, isGiven }: Seeding): void {
  const { state, now } = surroundings;
  const pairs = recordsOf(state, relation.name);
  if (isGiven || pairs.size > 0) return;
  const said = newSaid(world, { relation, now });
  const [from, to] = [kindOf(world, relation.from), kindOf(world, relation.to)];
  const partners = recordsOf(state, to.name).slice(0, 100);
  for (const [index, record] of recordsOf(state, from.name).slice(0, 100).entries()) {
    for (const step of [0, 1]) {
      const partner = partners[(index + step) % Math.max(partners.length, 1)];
      if (partner === undefined || partner === record) continue;
      isDone(() => pairs.insert({ from: endOf(from, record), to: endOf(to, partner), said }));
    }
  }
}

/** Whether a write was possible; an example may name what is not there, and a made-up name may be taken. */
function isDone(write: () => unknown): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof ConstraintViolation || error instanceof TypeError) return false;
    throw error;
  }
}
