// @ts-check
import { Failure } from './http.js';

/**
 * @typedef {import('../../fault-switch.js').FaultSwitch} FaultSwitch
 * @typedef {(one: any, other: any) => number} Compare
 * @typedef {import('./variant.js').Variant} Variant
 * @typedef {{ query: URLSearchParams, operation: string, faults: FaultSwitch, variant: Variant }} ListCall
 */

/**
 * A parameter that is given once, or not at all.
 * @param {URLSearchParams} query
 * @param {string} name
 * @param {(value: string) => boolean} isValid
 * @returns {string | undefined}
 */
export function readParameter(query, name, isValid) {
  const [value, ...more] = query.getAll(name);
  if (value === undefined) return undefined;
  if (more.length === 0 && isValid(value)) return value;
  const fields = { [name]: ['is not valid'] };
  throw new Failure(400, 'bad_request', { message: `Check the parameter ${name}.`, fields });
}

/** @param {URLSearchParams} query */
export const readSearch = (query) =>
  readParameter(query, 'q', (value) => value.length > 0 && [...value].length <= 100)?.toLowerCase();

/**
 * @param {any[]} records
 * @param {ListCall & { compare?: Compare | undefined, total?: number }} call without `compare` the order is the server's own
 */
export function toPage(records, { query, operation, faults, variant, compare, total = records.length }) {
  const fallback = faults.is('default-limit-of-twenty') ? '20' : '25';
  const isLimit = (/** @type {string} */ value) => /^\d+$/.test(value) && +value >= 1 && +value <= 100;
  const limit = Number(readParameter(query, 'limit', isLimit) ?? fallback);
  const offset = Number(readParameter(query, 'offset', (value) => /^\d+$/.test(value)) ?? '0');

  const start = faults.is('offset-as-page-number') ? offset * limit : offset;
  const end = start + limit + (operation === 'list_groups' && faults.is('one-item-too-many') ? 1 : 0);
  const data = cut(records, { start, end, compare, faults, variant });
  return { data, pagination: { total: faults.is('total-as-text') ? String(total) : total, limit, offset } };
}

/**
 * @param {any[]} records
 * @param {{ start: number, end: number, compare: Compare | undefined, faults: FaultSwitch, variant: Variant }} context
 */
function cut(records, { start, end, compare, faults, variant }) {
  const own = variant.isNewestFirst ? records.toReversed() : records;
  if (compare === undefined) return own.slice(start, end);
  if (faults.is('order-within-page-only')) return own.slice(start, end).sort(compare);
  const isTurned = faults.is('ties-break-pages') && start > 0;
  return (isTurned ? records.toReversed() : records).toSorted(compare).slice(start, end);
}

/**
 * @param {Pick<ListCall, 'query' | 'faults'>} call
 * @returns {Compare | undefined} users who compare equal stay in the order of their ids
 */
export function readOrder({ query, faults }) {
  const isKnown = (/** @type {string} */ value) => ['id', 'username', 'full_name', 'created_at'].includes(value);
  const isGood = faults.is('sort-by-unchecked') ? () => true : isKnown;
  const field = readParameter(query, 'sort_by', isGood);
  const order = readParameter(query, 'order', (value) => value === 'asc' || value === 'desc');
  if (field === undefined || !isKnown(field)) return undefined;
  if (faults.is('sort-lost-with-q') && query.has('q')) return undefined;
  const sign = order === 'desc' ? -1 : 1;
  if (field === 'id' && !faults.is('ids-sorted-as-text')) return (one, other) => sign * (one.id - other.id);
  // UTF-8 sorts by code point.
  return (one, other) => sign * Buffer.compare(Buffer.from(String(one[field])), Buffer.from(String(other[field])));
}
