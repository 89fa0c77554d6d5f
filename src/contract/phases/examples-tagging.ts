import { isObject } from './coverage-stage.js';

/** Names of properties whose values are unique in most APIs. */
const unique = /^(user_?name|login|handle|slug|nick(name)?|code|account_?name)$/i;
const named = /^(name|title|label|display_?name|full_?name)$/i;

/** An example with the unique values in it made the run's own, so that it can be created more than once. */
export function tagExample(example: unknown, tag: string, serial: number): unknown {
  if (!isObject(example)) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, tagValue(name, value, { tag, serial })]),
  );
}

function tagValue(
  name: string,
  value: unknown,
  { tag, serial }: { readonly tag: string; readonly serial: number },
): unknown {
  if (typeof value !== 'string') return value;
  const at = value.lastIndexOf('@');
  if (at > 0 && /^[^\s@]+@[^\s@]+$/.test(value))
    return `${tag}.${letters(serial)}.${value.slice(0, at)}${value.slice(at)}`.toLowerCase();
  if (unique.test(name)) return `${tag}${letters(serial)}`;
  return named.test(name) ? `${value} ${tag}${letters(serial)}` : value;
}

/** A number in letters, for patterns that want nothing else. */
const letters = (serial: number): string => Array.from(String(serial), (digit) => 'abcdefghij'[Number(digit)]).join('');

/** Whether something in the value looks as if it named a record that may not be here. */
export function refersToOthers(value: unknown): boolean {
  if (typeof value === 'string') return idLike.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => (/(_id|Id|_ids|Ids)$/.test(name) && inner !== null) || refersToOthers(inner),
  );
}

const idLike = /^([0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+\|\w+)$/i;
