import type { Schema } from '../../resources/index.js';
import type { StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import { isBeginning, isInState, isLastChange, isTime, timeAs } from './moments.js';
import { plain, wordsIn } from './words.js';
import { takesNull, type Values, type World } from './world.js';

export interface Change {
  /** What the record was; undefined for a new one. */
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord;
  readonly now: number;
}

/** The record with what follows from its other properties: the time of the change, its version, since when it is in a state. */
export function settled(world: World, kind: Kind, change: Change): StoredRecord {
  const { after, before } = change;
  const own = [...kind.properties].filter(
    ([name]) => kind.collection.serverFields.has(name) && !kind.collection.key.includes(name),
  );
  const following = own.flatMap(([name, schema]) => {
    const value = followed(name, schema, { ...change, world, kind });
    return value === undefined ? [] : [[name, value.value] as const];
  });
  const whole: Values = { ...after, ...Object.fromEntries(following) };
  const gone = following.filter(([, value]) => value === undefined).map(([name]) => name);
  return gone.length === 0 && before === undefined
    ? whole
    : Object.fromEntries(Object.entries(whole).filter(([name]) => !gone.includes(name)));
}

interface Following extends Change {
  readonly world: World;
  readonly kind: Kind;
}

/** The value of a property that follows from others; undefined for one that does not. */
function followed(name: string, schema: Schema, following: Following): { readonly value: unknown } | undefined {
  const { before, after, now } = following;
  if (isLastChange(name, schema)) return { value: timeAs(schema, now) };
  if (isBeginning(name, schema)) return undefined;
  if (isTime(schema)) return sinceWhen(name, schema, following);
  if (schema.types.has('boolean')) return hasAny(name, after);
  if (schema.types.has('string')) return composed(name, after);
  const isVersion = schema.types.has('integer') && wordsIn(name).some((word) => ['version', 'revision'].includes(word));
  return isVersion && before !== undefined ? { value: Number(before[name] ?? 0) + 1 } : undefined;
}

/** `deactivated_at` is when the record was deactivated, and null while it is not. */
function sinceWhen(
  name: string,
  schema: Schema,
  { world, kind, before, after, now }: Following,
): { readonly value: unknown } | undefined {
  const isNow = isInState(name, after, kind.properties);
  if (isNow === undefined) return undefined;
  if (!isNow) return { value: takesNull(world, schema) ? null : undefined };
  const since = before !== undefined && isInState(name, before, kind.properties) === true ? before[name] : undefined;
  return { value: since ?? timeAs(schema, now) };
}

/** `has_password` is whether there is a password. */
function hasAny(name: string, record: Values): { readonly value: boolean } | undefined {
  const [first, ...rest] = wordsIn(name);
  if (first !== 'has' || rest.length === 0) return undefined;
  const value = Object.entries(record).find(([property]) => plain(property) === rest.join(''))?.[1];
  const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  return { value: !isEmpty };
}

const fullNames = ['fullname', 'displayname', 'name'];

/** A full name is made of a first and a last one. */
function composed(name: string, record: Values): { readonly value: string } | undefined {
  if (!fullNames.includes(plain(name))) return undefined;
  const part = (...wanted: readonly string[]) =>
    Object.entries(record).find(([property]) => wanted.includes(plain(property)))?.[1];
  const [first, last] = [part('firstname', 'givenname'), part('lastname', 'familyname', 'surname')];
  return typeof first === 'string' && typeof last === 'string' ? { value: `${first} ${last}`.trim() } : undefined;
}
