import { isDeepStrictEqual } from 'node:util';

/**
 * Whether two JSON values say the same: null and absent are one, times are instants, the case of e-mail addresses does not matter,
 * and lists of plain values are sets, because documents rarely promise their order.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (isNothing(one)) return isNothing(other);
  if (typeof one === 'string' && typeof other === 'string') {
    return one === other || isSameInstant(one, other) || isSameAddress(one, other);
  }
  if (Array.isArray(one) && Array.isArray(other)) return isSameList(one, other);
  if (isObject(one) && isObject(other)) return isSameObject(one, other);
  return isDeepStrictEqual(one, other);
}

/** The same where a document promises to keep every letter and the order of lists; null and absent are still one. */
export const isExactlySame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one ?? null, other ?? null);

const isNothing = (value: unknown): boolean => value === undefined || value === null;

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;

const isSameInstant = (one: string, other: string): boolean =>
  dateTime.test(one) && dateTime.test(other) && Date.parse(one) === Date.parse(other);

/** Many servers keep e-mail addresses in lower case. */
const isSameAddress = (one: string, other: string): boolean =>
  /^[^@\s]+@[^@\s]+$/.test(one) && one.toLowerCase() === other.toLowerCase();

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  const isPlain = [...one, ...other].every((item) => typeof item !== 'object');
  return isPlain
    ? isDeepStrictEqual(one.map(String).sort(), other.map(String).sort())
    : one.every((item, index) => isSameValue(item, other[index]));
}

function isSameObject(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSameValue(one[name], other[name]));
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
