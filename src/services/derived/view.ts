import type { Schema } from '../../resources/index.js';
import type { StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import { pairsWith, type Side, sidesOf } from './sides.js';
import { type Call, isObject, kindOf, recordsOf, takesNull, type Values, type World } from './world.js';

type State = Call['state'];

/** A record as an answer with this schema shows it. */
export function viewOf(world: World, kind: Kind, { record, schema, state }: Shown): Values {
  if (schema.properties.size === 0) return withoutSecrets(kind, record);
  const sides = sidesOf(world, kind);
  const view: Record<string, unknown> = {};
  for (const [name, property] of schema.properties) {
    if (property.keyword('writeOnly') === true) continue;
    const side = sides.find(({ field, count }) => field === name || count === name);
    const value = side === undefined ? record[name] : partnersOf(world, kind, { side, name, property, record, state });
    const shown = value === null && !takesNull(world, property) ? undefined : value;
    if (shown !== undefined) view[name] = withoutWriteOnly(shown, property);
  }
  return isOpen(schema) ? { ...extrasOf(kind, record), ...view } : view;
}

interface Shown {
  readonly record: StoredRecord;
  readonly schema: Schema;
  readonly state: State;
}

interface Partners {
  readonly side: Side;
  readonly name: string;
  readonly property: Schema;
  readonly record: StoredRecord;
  readonly state: State;
}

/** How many partners a record has, or their keys, or the partners themselves where the list is one of objects. */
function partnersOf(world: World, kind: Kind, { side, name, property, record, state }: Partners): unknown {
  const pairs = pairsWith(kind, side, [state, record]);
  if (name === side.count) return pairs.size;
  const keys = [...pairs].map((pair) => pair[side.other]);
  const { items } = property;
  if (items === undefined || items.properties.size === 0) return keys;
  const partners = kindOf(world, side.partners);
  return keys.flatMap((key) => {
    const partner = recordsOf(state, partners.name).get(String(key));
    return partner === undefined ? [] : [viewOf(world, partners, { record: partner, schema: items, state })];
  });
}

function isOpen(schema: Schema): boolean {
  const additional = schema.keyword('additionalProperties');
  return additional === true || isObject(additional);
}

/** What a client has added beyond the properties that the document names. */
const extrasOf = (kind: Kind, record: StoredRecord): Values =>
  Object.fromEntries(
    Object.entries(withoutSecrets(kind, record)).filter(
      ([name]) => !kind.properties.has(name) && !kind.collection.key.includes(name),
    ),
  );

const withoutSecrets = ({ collection }: Kind, record: StoredRecord): Values =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !collection.secret.has(name)));

/** The value without what only clients send; itself where nothing is to be left out, so that what is known of it still holds. */
function withoutWriteOnly(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) return schema.items === undefined ? value : listWithout(value, schema.items);
  return isObject(value) && schema.properties.size > 0 ? objectWithout(value, schema) : value;
}

function listWithout(list: readonly unknown[], items: Schema): readonly unknown[] {
  const kept = list.map((item) => withoutWriteOnly(item, items));
  return kept.every((item, index) => item === list[index]) ? list : kept;
}

function objectWithout(value: Values, { properties }: Schema): Values {
  const kept: Record<string, unknown> = {};
  let isWhole = true;
  for (const [name, part] of Object.entries(value)) {
    const property = properties.get(name);
    const shown = property === undefined ? part : partWithout(part, property);
    isWhole &&= shown === part;
    if (shown !== undefined) kept[name] = shown;
  }
  return isWhole ? value : kept;
}

const partWithout = (part: unknown, property: Schema): unknown =>
  property.keyword('writeOnly') === true ? undefined : withoutWriteOnly(part, property);
