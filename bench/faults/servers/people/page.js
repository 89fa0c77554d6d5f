// @ts-check
import { Refusal } from './problem.js';

/**
 * @typedef {import('../../fault-switch.js').FaultSwitch} FaultSwitch
 * @typedef {Record<string, unknown>} Query
 * @typedef {{ seq: number, [name: string]: unknown }} Sortable
 */

/**
 * A parameter that is given once, or not at all.
 * @param {Query} query
 * @param {string} name
 * @param {(value: string) => boolean} isValid
 * @returns {string | undefined}
 */
export function readParameter(query, name, isValid) {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && isValid(value)) return value;
  throw new Refusal(400, `The parameter ${name} is not acceptable.`, [{ pointer: name, detail: 'not acceptable' }]);
}

/**
 * @param {Query} query
 * @param {FaultSwitch} faults
 */
function readLimit(query, faults) {
  if (faults.is('limit-unchecked')) return Number(query.limit) || 20;
  const limit = readParameter(query, 'limit', (value) => /^\d{1,9}$/.test(value) && +value >= 1 && +value <= 100);
  if (limit === undefined) return faults.is('default-limit-of-ten') ? 10 : 20;
  return Number(limit);
}

/**
 * The records behind the cursor. A cursor is the place of the last record of the page before, so that nothing is skipped or
 * repeated when others write in between.
 * @template {Sortable} T
 * @param {readonly T[]} records
 * @param {{ query: Query, faults: FaultSwitch, sort?: string | undefined }} context
 */
export function toPage(records, { query, faults, sort }) {
  const limit = readLimit(query, faults);
  const compare = toOrder(sort, faults);
  const sorted = records.toSorted(compare);
  const cursor = readParameter(query, 'cursor', (value) => decodeCursor(value) !== undefined);
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const rest = after === undefined ? sorted : sorted.filter((record) => compare(record, after) > 0);
  if (after !== undefined && faults.is('page-skips-one')) rest.shift();

  const items = rest.slice(0, limit);
  return { items, nextCursor: nextCursor(rest, { limit, sort, faults }) };
}

/**
 * @param {readonly Sortable[]} rest
 * @param {{ limit: number, sort: string | undefined, faults: FaultSwitch }} context
 */
function nextCursor(rest, { limit, sort, faults }) {
  const last = rest[limit - 1];
  const isLastPage = faults.is('short-last-page-lost') ? rest.length < 2 * limit : rest.length <= limit;
  if (isLastPage || last === undefined) return faults.is('cursor-left-out-on-last-page') ? undefined : null;
  const field = sort?.replace('-', '');
  const place = { seq: last.seq, ...(field === undefined ? {} : { [field]: last[field] }) };
  return Buffer.from(JSON.stringify(place)).toString('base64');
}

/**
 * @param {string} cursor
 * @returns {Sortable | undefined}
 */
function decodeCursor(cursor) {
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64').toString());
    return Number.isInteger(place.seq) ? place : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The newest first, unless the caller wants another order.
 * @param {string | undefined} sort
 * @param {FaultSwitch} faults
 * @returns {(one: Sortable, other: Sortable) => number}
 */
function toOrder(sort, faults) {
  if (sort === undefined) return (one, other) => other.seq - one.seq;
  const field = sort.replace('-', '');
  const sign = sort.startsWith('-') && !faults.is('descending-ignored') ? -1 : 1;
  return (one, other) => {
    const [a, b] = [String(one[field]), String(other[field])];
    if (a === b) return sign * (one.seq - other.seq);
    return a < b ? -sign : sign;
  };
}
