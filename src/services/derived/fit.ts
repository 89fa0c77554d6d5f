import type { Schema } from '../../resources/index.js';
import type { StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import { sidesOf } from './sides.js';
import { viewOf } from './view.js';
import { type Call, isObject, takesNull, type World } from './world.js';

interface Fitting {
  readonly record: StoredRecord;
  readonly state: Call['state'];
  /** Whether what no answer may show gives way here; a client is told of the rest. */
  readonly mayChange: (name: string) => boolean;
}

/**
 * A record without what requests may say and no answer may: a text that is too short to be shown, a word that answers do not list. What an
 * answer cannot do without is made up in its place.
 */
export function fitted(world: World, kind: Kind, { record, state, mayChange }: Fitting): StoredRecord {
  return kind.shown.reduce<StoredRecord>(
    (whole, schema) =>
      isShowable(world, kind, { record: whole, schema, state })
        ? whole
        : fittedTo(schema, whole, { world, kind, mayChange }),
    record,
  );
}

/** Whether an answer with this schema may show a record; what is `writeOnly` inside of it may be required, and counts as there. */
export function isShowable(
  world: World,
  kind: Kind,
  { record, schema, state }: Pick<Fitting, 'record' | 'state'> & { readonly schema: Schema },
): boolean {
  const view = viewOf(world, kind, { record, schema, state });
  const sides = new Set(sidesOf(world, kind).flatMap(({ field, count }) => [field, count]));
  const whole = Object.entries(view).map(([name, shown]) => [name, sides.has(name) ? shown : (record[name] ?? shown)]);
  return world.generator.accepts(schema.at, Object.fromEntries(whole));
}

function fittedTo(
  schema: Schema,
  record: StoredRecord,
  { world, kind, mayChange }: Pick<Fitting, 'mayChange'> & { readonly world: World; readonly kind: Kind },
): StoredRecord {
  const { generator } = world;
  const isOpen = (name: string): boolean =>
    name in record && mayChange(name) && !kind.collection.key.includes(name) && !kind.collection.secret.has(name);
  const changes = [...schema.properties]
    .filter(([name, { at }]) => isOpen(name) && !generator.accepts(at, record[name]))
    .map(([name, property]) => {
      const purpose = { purpose: `${kind.name} ${name}`, extent: 'maximal', direction: 'response' } as const;
      const value = valueFor(world, property, record[name]);
      const isMissed = value === undefined && schema.required.has(name);
      return [name, isMissed ? generator.value(property.at, purpose) : value] as const;
    });
  const whole = Object.entries({ ...record, ...Object.fromEntries(changes) });
  return Object.fromEntries(whole.filter(([, value]) => value !== undefined));
}

/** As much of a value as a schema takes; undefined where it takes nothing of it. */
function valueFor(world: World, schema: Schema, value: unknown): unknown {
  const { generator } = world;
  if (value === undefined || generator.accepts(schema.at, value)) return value;
  const part = partOf(world, schema, value);
  if (part !== undefined && generator.accepts(schema.at, part)) return part;
  return takesNull(world, schema) ? null : undefined;
}

function partOf(world: World, schema: Schema, value: unknown): unknown {
  const { items } = schema;
  if (Array.isArray(value) && items !== undefined)
    return value.map((item) => valueFor(world, items, item)).filter((item) => item !== undefined && item !== null);
  if (!isObject(value)) return undefined;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const property = schema.properties.get(name);
    const part = property === undefined ? inner : valueFor(world, property, inner);
    return part === undefined ? [] : [[name, part] as const];
  });
  return Object.fromEntries(kept);
}
