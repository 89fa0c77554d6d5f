import type { Schema } from '../../resources/index.js';
import type { StoredRecord } from '../../state/index.js';
import { addressOfRecord } from './address-of-record.js';
import { type Kind, purposeOf } from './kind.js';
import { isBeginning, isLastChange, isState, isTime, timeAs } from './moments.js';
import { newKey } from './new-key.js';
import { isComputed } from './sides.js';
import { wordsIn } from './words.js';
import { isObject, recordsOf, type Surroundings, takesNull, textOf, type Values, type World } from './world.js';

export interface NewRecord {
  /** What the client said, under the names of the record. */
  readonly given: Values;
  /** Parts of the key that are known: those of the container, and what the client chooses. */
  readonly key: Values;
  readonly surroundings: Surroundings;
}

/** A whole record from what a client said of it: defaults, what servers fill in, and what no answer can do without. */
export function makeRecord(world: World, kind: Kind, { given, key, surroundings }: NewRecord): StoredRecord {
  const { collection, own } = kind;
  const known = collection.key
    .filter((name) => name in key)
    .map((name) => [name, typed(kind.properties.get(name), key[name])]);
  const keys = Object.fromEntries(known) as Values;
  const id: unknown = keys[own] ?? newKey(world, kind, { known: key, given, surroundings });
  const draft = createDraft(world, kind, textOf(id));
  const isOpen = (name: string): boolean => !(name in keys) && name !== own && !isComputed(world, kind, name);
  const properties = [...kind.properties]
    .filter(([name]) => isOpen(name))
    .flatMap(([name, schema]) => {
      const value =
        name in given
          ? completed(given[name], schema, { world, draft: () => draft(name) })
          : absent(name, schema, { world, kind, surroundings, draft });
      return value === undefined ? [] : [[name, value] as const];
    });
  const others = Object.entries(given).filter(([name]) => isOpen(name) && !kind.properties.has(name));
  const told = own in keys ? { id, properties: {} } : addressOfRecord(world, kind, { key: keys, id, draft });
  return { ...keys, [own]: told.id, ...Object.fromEntries([...properties, ...others]), ...told.properties };
}

/** A part of a key as its property has it: paths carry everything as text. */
const typed = (schema: Schema | undefined, value: unknown): unknown =>
  schema !== undefined &&
  !schema.types.has('string') &&
  typeof value === 'string' &&
  value !== '' &&
  !Number.isNaN(Number(value))
    ? Number(value)
    : value;

type Draft = (name: string) => unknown;

/** What would usually stand in a property of this record: all of them come from one made-up person or thing. */
function createDraft({ generator }: World, kind: Kind, id: string): Draft {
  const made = new Map<Schema, unknown>();
  return (name) => {
    const schema = kind.shown.find(({ properties }) => properties.has(name));
    const property = schema?.properties.get(name);
    if (schema === undefined || property === undefined) return undefined;
    const purpose = { ...purposeOf(kind, `${kind.name} ${id}`), direction: 'response' } as const;
    if (!made.has(schema)) made.set(schema, generator.value(schema.at, purpose));
    const value = made.get(schema);
    if (isObject(value) && name in value) return value[name];
    return generator.value(property.at, purpose);
  };
}

interface Absence {
  readonly world: World;
  readonly kind: Kind;
  readonly surroundings: Surroundings;
  readonly draft: Draft;
}

/** What stands in a property that the client did not send; undefined where it is left out. */
function absent(name: string, schema: Schema, absence: Absence): unknown {
  const { kind } = absence;
  const usual = schema.keyword('default');
  if (usual !== undefined) return usual;
  if (kind.collection.serverFields.has(name)) return filled(name, schema, absence);
  return kind.required.has(name) ? emptyOf(absence.world, schema, absence.draft(name)) : undefined;
}

/** What a server fills in. */
function filled(name: string, schema: Schema, { world, kind, surroundings, draft }: Absence): unknown {
  if (isBeginning(name, schema) || isLastChange(name, schema)) return timeAs(schema, surroundings.now);
  if (takesNull(world, schema)) return null;
  const reference = kind.collection.references.find(({ field }) => field === name);
  if (reference !== undefined) return someKey(world, reference.to, surroundings);
  const isNeeded = kind.required.has(name);
  if (isTime(schema)) return isNeeded ? timeAs(schema, surroundings.now) : undefined;
  return (
    beginning(name, schema, world) ??
    counted(name, schema) ??
    (isNeeded ? emptyOf(world, schema, draft(name)) : usualOf(world, schema, draft(name)))
  );
}

/** All records begin in the same state: the first that is named, as documents name them in the order of a record's life. */
function beginning(name: string, schema: Schema, { generator }: World): unknown {
  const states = schema.keyword('enum');
  if (!isState(name) || !Array.isArray(states)) return undefined;
  return (states as readonly unknown[]).find((state) => state !== null && generator.accepts(schema.at, state));
}

/** Numbers that count begin at nothing, and versions at one. */
function counted(name: string, schema: Schema): number | undefined {
  if (!schema.types.has('integer') || Array.isArray(schema.keyword('enum'))) return undefined;
  const words = wordsIn(name);
  const least = schema.keyword('minimum');
  if (words.some((word) => ['version', 'revision'].includes(word)))
    return Math.max(typeof least === 'number' ? least : 1, 1);
  return words.some((word) => ['count', 'total', 'num', 'number', 'usage'].includes(word)) &&
    (typeof least !== 'number' || least <= 0)
    ? 0
    : undefined;
}

function someKey({ kinds }: World, name: string, { state }: Surroundings): unknown {
  const kind = kinds.get(name);
  const [first] = kind === undefined ? [] : recordsOf(state, name).slice(0, 1);
  return kind && first?.[kind.own];
}

/** The least that the schema takes: null, an empty list, what its properties have as defaults; else what was made up. */
function emptyOf(world: World, schema: Schema, draft: unknown): unknown {
  if (takesNull(world, schema)) return null;
  if (schema.types.has('array') && takesNone(schema)) return [];
  if (schema.types.has('boolean'))
    return /\b(?:active|enabled|available|valid)\b/i.test(wordsIn(nameOf(schema)).join(' '));
  return draft;
}

/** The same for what may be left out: a list without items, where it may be one. */
const usualOf = (world: World, schema: Schema, draft: unknown): unknown =>
  schema.types.has('array') && !takesNone(schema) ? undefined : emptyOf(world, schema, draft);

const takesNone = (schema: Schema): boolean => !(Number(schema.keyword('minItems') ?? 0) > 0);

const nameOf = ({ at }: Schema): string => at.pointer.slice(at.pointer.lastIndexOf('/') + 1);

interface Completion {
  readonly world: World;
  /** What would usually stand there. */
  readonly draft: () => unknown;
  /** Whether a missing property is filled in; all that an answer needs, unless told otherwise. */
  readonly fills?: (name: string, schema: Schema) => boolean;
}

/** What the client said, with what an answer needs inside of it: ids of tags, defaults of settings. */
export function completed(value: unknown, schema: Schema, completion: Completion): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    const draft = () => (completion.draft() as readonly unknown[] | undefined)?.[0];
    return items === undefined ? value : value.map((item) => completed(item, items, { ...completion, draft }));
  }
  if (!isObject(value) || schema.properties.size === 0) return value;
  const draftOf = (name: string) => (): unknown => {
    const whole = completion.draft();
    return isObject(whole) ? whole[name] : undefined;
  };
  const inside = Object.entries(value).map(([name, part]) => {
    const property = schema.properties.get(name);
    const whole = property && completed(part, property, { ...completion, draft: draftOf(name) });
    return [name, property === undefined ? part : whole] as const;
  });
  const added = [...schema.properties].flatMap(([name, property]) => {
    if (name in value || completion.fills?.(name, property) === false) return [];
    const usual = property.keyword('default');
    const part =
      usual ?? (schema.required.has(name) ? emptyOf(completion.world, property, draftOf(name)()) : undefined);
    return part === undefined ? [] : [[name, part] as const];
  });
  return Object.fromEntries([...inside, ...added]);
}
