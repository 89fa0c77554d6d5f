// @ts-check

import { invalid, Refusal } from './problem.js';

/**
 * @typedef {{
 *   faults: ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>,
 *   variant: import('./variant.js').Variant,
 *   extra?: number,
 * }} Listing `extra` is counted and not there
 */

/**
 * One page of a list, as the API wraps it.
 *
 * @template T
 * @param {import('express').Request} request
 * @param {readonly T[]} all
 * @param {Listing} listing
 */
export function toPage(request, all, { faults, variant, extra = 0 }) {
  const size = faults.is('page-of-twenty') ? 20 : 50;
  const page = toPageNumber(request.query.page, faults);
  const pages = faults.is('empty-last-page')
    ? Math.floor(all.length / size) + 2
    : Math.max(1, Math.ceil(all.length / size));
  if (page > pages && !faults.is('page-past-the-end-is-empty')) throw new Refusal(404, `No page ${page} of ${pages}.`);

  const start = (page - 1) * size - (faults.is('pages-overlap') && page > 1 ? 1 : 0);
  const results = all.slice(start, start + size);
  const next = page < pages ? page + 1 : null;
  const previous = page > 1 ? page - 1 : null;
  const linked = next !== null && faults.is('next-link-is-this-page') ? page : next;
  return {
    results,
    count: extra === 0 ? toCount(results, all, faults) : all.length + extra,
    total_pages: pages,
    meta: { next_page: next, page, previous_page: previous },
    links: { previous: toLink(request, previous, variant), next: toLink(request, linked, variant) },
  };
}

/**
 * @param {unknown} text
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
function toPageNumber(text, faults) {
  if (text === undefined) return 1;
  const page = typeof text === 'string' && /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (faults.is('page-zero-is-the-first') && page === 0) return 1;
  if (faults.is('page-of-letters-is-the-first') && Number.isNaN(page)) return 1;
  if (!(page >= 1)) throw invalid('page', 'Pages are counted from 1.');
  return page;
}

/**
 * @param {readonly unknown[]} results
 * @param {readonly unknown[]} all
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
function toCount(results, all, faults) {
  if (faults.is('count-of-the-page')) return results.length;
  return faults.is('count-as-text') ? String(all.length) : all.length;
}

/**
 * @param {import('express').Request} request
 * @param {number | null} page
 * @param {import('./variant.js').Variant} variant
 */
function toLink(request, page, { query }) {
  if (page === null) return null;
  const url = new URL(request.originalUrl, `${request.protocol}://${request.get('host') ?? 'localhost'}`);
  for (const [name, value] of Object.entries({ ...query, page: String(page) })) url.searchParams.set(name, value);
  return url.href;
}
