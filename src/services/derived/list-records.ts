import type { Problem } from '../../http/index.js';
import type { Reply } from '../../mock/index.js';
import type { ListItems, ListRole, RelatedRole, Schema } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { StoredRecord } from '../../state/index.js';
import { isRefusal, refuseOutside } from './create-record.js';
import { bodyOf, placeIn } from './declared-body.js';
import type { Kind } from './kind.js';
import { listReply } from './list-body.js';
import { pageOf, type Whole } from './page.js';
import { isListOfPairs } from './pair-said.js';
import { pairViewOf } from './pair-view.js';
import { isPlain, select } from './select.js';
import { endOf, pairsWith, sidesOf } from './sides.js';
import { viewOf } from './view.js';
import {
  type Call,
  find,
  type Handle,
  keyOfRecord,
  kindOf,
  recordsOf,
  textOf,
  type Values,
  valueAt,
  type World,
} from './world.js';

/** GET of a collection, or of what is inside of one record. */
export function listHandler(world: World, operation: Operation, role: ListRole): Handle {
  const kind = kindOf(world, role.collection);
  const { items } = role;
  return (call) => {
    const containers = Object.fromEntries(
      kind.collection.key.slice(0, -1).flatMap((name) => {
        const source = items.key[name];
        const value = source && source.in !== 'item' ? valueAt(source, call) : undefined;
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    const isInside = Object.keys(containers).length > 0;
    const missing = isInside ? refuseOutside(world, kind, { key: containers, call }) : undefined;
    if (missing) return missing;
    const all = recordsOf(call.state, kind.name);
    const isTheirs = (record: StoredRecord): boolean =>
      Object.entries(containers).every(([name, value]) => String(record[name]) === textOf(value));
    const records = isInside ? [...all].filter(isTheirs) : all;
    return listOf(world, { operation, items, call }, { kind, records });
  };
}

interface Asking {
  readonly operation: Operation;
  readonly items: ListItems;
  readonly call: Call;
}

type Records = Iterable<StoredRecord> & {
  readonly size?: number;
  slice(offset: number, limit: number): readonly StoredRecord[];
};

/** A list that shows records. */
function listOf(
  world: World,
  { operation, items, call }: Asking,
  { kind, records }: { kind: Kind; records: Records },
): Reply | Problem {
  const { query, state } = call;
  const schema = kind.shown[0];
  const valuesOf = (record: StoredRecord): Values =>
    schema === undefined ? record : viewOf(world, kind, { record, schema, state });
  const whole =
    isPlain({ items, query }) && !Array.isArray(records) ? records : select(records, { items, query, valuesOf });
  const show = (item: unknown, shown: Schema | undefined): unknown =>
    showItem(world, kind, { record: item as StoredRecord, schema: shown, state });
  const keyText = (record: StoredRecord): string => keyOfRecord(kind, record).join('\n');
  const page = pageOf(toWhole(whole, keyText), { paging: items.paging, query, operation });
  if (isRefusal(page)) return page;
  return listReply(world, {
    operation,
    call,
    facts: { page, items, request: call.request },
    show,
  });
}

/** A list may hold nothing but keys. */
function showItem(
  world: World,
  kind: Kind,
  { record, schema, state }: { record: StoredRecord; schema: Schema | undefined; state: Call['state'] },
): unknown {
  const isKey =
    schema !== undefined && schema.properties.size === 0 && (schema.types.has('string') || schema.types.has('integer'));
  if (isKey) return record[kind.own];
  const shown = schema ?? kind.shown[0];
  return shown === undefined ? record : viewOf(world, kind, { record, schema: shown, state });
}

function toWhole<T>(
  list: Iterable<T> & { readonly size?: number; slice(offset: number, limit: number): readonly T[] },
  keyOf: (item: T) => string,
): Whole<T> {
  if (Array.isArray(list)) {
    const array = list as readonly T[];
    return {
      size: array.length,
      slice: (offset, limit) => array.slice(offset, offset + limit),
      find: (key) => found(array.findIndex((item) => keyOf(item) === key)),
      keyOf,
    };
  }
  return {
    size: list.size ?? 0,
    slice: (offset, limit) => list.slice(offset, limit),
    find: (key) => found([...list].findIndex((item) => keyOf(item) === key)),
    keyOf,
  };
}

const found = (index: number): number | undefined => (index < 0 ? undefined : index);

/** GET of the partners of one record, as records or as pairs; or of the records whose reference names it. */
export function relatedHandler(world: World, operation: Operation, role: RelatedRole): Handle {
  const relation = world.model.relations.get(role.relation);
  if (relation === undefined) throw new Error(`There is no relation ${role.relation}.`);
  const owner = kindOf(world, relation[role.side]);
  const partners = kindOf(world, role.side === 'from' ? relation.to : relation.from);
  const { items } = role;
  return (call) => {
    const record = find(owner, role.of, call);
    if (isRefusal(record)) return record;
    const asking = { operation, items, call };
    const { by } = relation;
    if (by !== undefined) {
      const id = String(record[owner.own]);
      return listOf(world, asking, {
        kind: partners,
        records: [...recordsOf(call.state, partners.name)].filter((one) => String(one[by]) === id),
      });
    }
    const side = sidesOf(world, owner).find((one) => one.relation === relation && one.side === role.side);
    const pairs = side === undefined ? [] : [...pairsWith(owner, side, [call.state, record])];
    if (isListOfPairs(items)) return listOfPairs(world, asking, { pairs, kind: partners, side: role.side });
    const keys = new Set(pairs.map((pair) => String(pair[role.side === 'from' ? 'to' : 'from'])));
    const records = [...recordsOf(call.state, partners.name)].filter((one) => keys.has(String(endOf(partners, one))));
    return listOf(world, asking, { kind: partners, records });
  };
}

interface Pairs {
  readonly pairs: readonly StoredRecord[];
  /** Of the partners. */
  readonly kind: Kind;
  readonly side: 'from' | 'to';
}

function listOfPairs(world: World, { operation, items, call }: Asking, { pairs, kind, side }: Pairs): Reply | Problem {
  const source = items.key[kind.own];
  const pointer = source?.in === 'item' ? source.pointer : '';
  const body = itemSchemaOf(world, operation, items);
  const show = (pair: StoredRecord, schema: Schema | undefined): Values =>
    pairViewOf(world, { pair, schema, partner: kind, pointer, side, state: call.state });
  const valuesOf = (pair: StoredRecord): Values => show(pair, body);
  const whole = select(pairs, { items, query: call.query, valuesOf });
  const keyText = (pair: StoredRecord): string => `${String(pair.from)}\n${String(pair.to)}`;
  const page = pageOf(toWhole(whole, keyText), { paging: items.paging, query: call.query, operation });
  if (isRefusal(page)) return page;
  const facts = { page, items, request: call.request };
  return listReply(world, { operation, call, facts, show: (item, schema) => show(item as StoredRecord, schema) });
}

function itemSchemaOf(world: World, operation: Operation, { pointer }: ListItems): Schema | undefined {
  const body = bodyOf(operation, world.read);
  return body && placeIn(body, pointer)?.items;
}
