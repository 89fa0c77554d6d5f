import type { Fixture, StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import { makeRecord } from './make-record.js';
import { keyPurposeOf } from './new-key.js';
import { newSaid } from './pair-said.js';
import { endOf, type Side, sidesOf } from './sides.js';
import { isObject, type Surroundings, type Values, type World } from './world.js';

/**
 * A user's fixture as the state holds it: records get what an answer cannot do without, lists of keys become pairs, and integer ids go on
 * after the largest.
 */
export function completeFixture(
  world: World,
  { collections, counters = {} }: Fixture,
  surroundings: Surroundings,
): Fixture {
  const records = Object.entries(collections).map(([name, list]) => {
    const kind = world.kinds.get(name);
    if (kind === undefined) return [name, list] as const;
    return [
      name,
      list.map((record) => (isWhole(kind, record) ? whole(world, kind, { record, surroundings }) : record)),
    ] as const;
  });
  const complete = Object.fromEntries(records);
  const pairs = [...world.kinds.values()].flatMap((kind) =>
    pairsIn(world, kind, { given: collections, complete, now: surroundings.now }),
  );
  const byRelation: Record<string, readonly object[]> = {};
  for (const { relation, pair } of pairs) {
    const known = byRelation[relation] ?? [];
    if (!known.some((one) => JSON.stringify(one) === JSON.stringify(pair))) byRelation[relation] = [...known, pair];
  }
  return { collections: { ...byRelation, ...complete }, counters: { ...countersOf(world, complete), ...counters } };
}

const isWhole = ({ collection }: Kind, record: unknown): record is StoredRecord =>
  isObject(record) && collection.key.every((name) => record[name] !== undefined);

function whole(
  world: World,
  kind: Kind,
  { record, surroundings }: { record: StoredRecord; surroundings: Surroundings },
): StoredRecord {
  const key = Object.fromEntries(kind.collection.key.map((name) => [name, record[name]]));
  return makeRecord(world, kind, { given: record, key, surroundings });
}

interface Lists {
  readonly given: Fixture['collections'];
  readonly complete: Fixture['collections'];
  readonly now: number;
}

interface FoundPair {
  readonly relation: string;
  readonly pair: object;
}

/** The pairs that the records of a kind list; none where the fixture has the pairs themselves. */
function pairsIn(world: World, kind: Kind, { given, complete, now }: Lists): readonly FoundPair[] {
  return sidesOf(world, kind)
    .filter(({ relation, field }) => field !== undefined && !(relation.name in given))
    .flatMap((side) =>
      (given[kind.name] ?? []).flatMap((record) => {
        const keys = isObject(record) ? record[side.field ?? ''] : undefined;
        return Array.isArray(keys)
          ? keys.map((key: unknown) => toPair(world, kind, { side, record: record as Values, key, complete, now }))
          : [];
      }),
    );
}

function toPair(
  world: World,
  kind: Kind,
  {
    side,
    record,
    key,
    complete,
    now,
  }: { side: Side; record: Values; key: unknown; complete: Fixture['collections']; now: number },
): FoundPair {
  const partners = world.kinds.get(side.partners);
  const own = partners?.own ?? '';
  const text = String(isObject(key) ? key[own] : key);
  const partner = (complete[side.partners] ?? []).find((one) => String((one as Values)[own]) === text) as
    | StoredRecord
    | undefined;
  const end = partners && partner ? endOf(partners, partner) : text;
  const self = endOf(kind, record);
  const ends = side.side === 'from' ? { from: self, to: end } : { from: end, to: self };
  return { relation: side.relation.name, pair: { ...ends, said: newSaid(world, { relation: side.relation, now }) } };
}

/** Integer ids go on where the fixture ends: none is given out twice, though the last record may be deleted first. */
function countersOf({ kinds }: World, collections: Fixture['collections']): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...kinds.values()].flatMap((kind) => {
      const ids = (collections[kind.name] ?? [])
        .map((record) => (record as Values)[kind.own])
        .filter((id) => Number.isSafeInteger(id));
      return ids.length === 0 ? [] : [[keyPurposeOf(kind), Math.max(...ids.map(Number))] as const];
    }),
  );
}
