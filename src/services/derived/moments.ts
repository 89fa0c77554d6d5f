import type { Schema } from '../../resources/index.js';
import { wordsIn } from './words.js';
import type { Values } from './world.js';

const beginnings = [
  ...['created', 'added', 'joined', 'inserted', 'registered', 'creation', 'granted', 'invited', 'submitted', 'placed'],
  ...['posted', 'issued', 'ordered', 'uploaded', 'requested', 'opened'],
];
const changes = ['updated', 'modified', 'changed', 'edited', 'update', 'modification', 'change'];
const marks = ['at', 'on', 'time', 'date', 'timestamp'];

/** Whether a property holds the time at which the record came to be: `created_at`, `dateJoined`. */
export const isBeginning = (name: string, schema: Schema): boolean => isMoment(name, schema, beginnings);

/** Whether it holds the time of the last change. */
export const isLastChange = (name: string, schema: Schema): boolean => isMoment(name, schema, changes);

function isMoment(name: string, schema: Schema, wanted: readonly string[]): boolean {
  const words = wordsIn(name);
  if (!words.some((word) => wanted.includes(word))) return false;
  return isTime(schema) || words.some((word) => marks.includes(word));
}

export const isTime = (schema: Schema): boolean => ['date-time', 'date'].includes(String(schema.keyword('format')));

/** A time as the property writes it: a date-time, a date, or a number of seconds or milliseconds since 1970. */
export function timeAs(schema: Schema, now: number): unknown {
  const isNumber = !schema.types.has('string') && (schema.types.has('integer') || schema.types.has('number'));
  if (isNumber) return /\bmilli/i.test(schema.text) ? now : Math.floor(now / 1000);
  const text = new Date(now).toISOString();
  return schema.keyword('format') === 'date' ? text.slice(0, 10) : text;
}

/**
 * Whether the state that a time is the beginning of is there: `deactivated_at` while `active` is false, `archivedAt` while `archived` is
 * true, `suspended_at` while `status` is `suspended`. Undefined where no property of the record shows such a state.
 */
export function isInState(name: string, record: Values, properties: ReadonlyMap<string, Schema>): boolean | undefined {
  const [state, mark = '', ...more] = wordsIn(name);
  if (state === undefined || more.length > 0 || !marks.includes(mark)) return undefined;
  const others = Object.entries(record).filter(([property]) => property !== name);
  const known = others.map(([property, value]) =>
    showsState(state, { property, value, schema: properties.get(property) }),
  );
  return known.find((one) => one !== undefined);
}

interface Shown {
  readonly property: string;
  readonly value: unknown;
  readonly schema: Schema | undefined;
}

/** Whether the value of another property means the state; undefined where it has nothing to do with it. */
function showsState(state: string, { property, value, schema }: Shown): boolean | undefined {
  const word = wordsIn(property)
    .filter((part) => part !== 'is')
    .join('');
  if (typeof value === 'boolean') {
    const opposite = /^(?:de|dis|un|in)(.+)$/.exec(state)?.[1];
    if (word === state) return value;
    return opposite !== undefined && isSameState(word, opposite) ? !value : undefined;
  }
  const values: unknown = schema?.keyword('enum');
  const isNamed = Array.isArray(values) && values.some((one) => String(one).toLowerCase() === state);
  return isNamed && isState(property) ? String(value).toLowerCase() === state : undefined;
}

/** Whether a property says by its name what state a record is in: `status`, `order_state`. */
export const isState = (name: string): boolean => ['status', 'state', 'phase'].includes(wordsIn(name).at(-1) ?? '');

/** `active` is what is `activated`. */
const isSameState = (state: string, participle: string): boolean =>
  state === participle ||
  (participle.endsWith('ated') && state === `${participle.slice(0, -4)}e`) ||
  `${state}d` === participle;
