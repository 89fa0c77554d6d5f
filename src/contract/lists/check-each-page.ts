import { toAccessor } from '../json-pointer.js';
import { positionOf, toEvidence } from './evidence.js';
import { proofsOf } from './list-proofs.js';
import type { PageComparison } from './page-faults.js';
import { type Mark, marksOf } from './page-marks.js';
import type { ListPage } from './read-page.js';
import { evidenceOf, type ListFault, reportList } from './report-list.js';

/** Each page tells the right total, and whether there is a next one. Says whether they do. */
export function checkEachPage(comparison: PageComparison): boolean {
  const { subject, window, paged } = comparison;
  if (!window.isWhole || subject.session.settings.shared) return true;
  for (const [index, page] of paged.pages.entries()) {
    const fault = totalFault(comparison, page) ?? markFault(comparison, page, index);
    if (fault === undefined) continue;
    reportList(subject, fault);
    return false;
  }
  return true;
}

function totalFault(comparison: PageComparison, page: ListPage): ListFault | undefined {
  const { subject, window } = comparison;
  const count = window.page.items.length;
  if (page.total === undefined || page.total === count) return undefined;
  const { whole, answer, ...fault } = about(comparison, page);
  return {
    ...fault,
    // One page with all there is tells the right number: so that is what the property means.
    ...(window.page.total === count ? { severity: 'error' as const } : {}),
    pointer: subject.role.items.total ?? '',
    message: `A page tells a total of ${page.total} where the whole list has ${count} items.`,
    expected: String(count),
    received: String(page.total),
    proof: `${answer}.body${toAccessor(subject.role.items.total ?? '')} === ${whole}.length`,
  };
}

function markFault(comparison: PageComparison, page: ListPage, index: number): ListFault | undefined {
  const { subject, size } = comparison;
  const { items } = subject.role;
  const marks = marksOf(page.exchange.response.value, items.pointer);
  const seen = (index + 1) * size;
  return (
    (marks.next && nextFault(comparison, page, { mark: marks.next, seen, index })) ??
    (marks.next?.address &&
      addressFault(comparison, page, { ...marks.next, address: marks.next.address, seen, index })) ??
    (marks.pages && countFault(comparison, page, marks.pages))
  );
}

interface NextMark {
  readonly mark: Mark<boolean>;
  readonly seen: number;
  readonly index: number;
}

function nextFault(comparison: PageComparison, page: ListPage, { mark, seen, index }: NextMark): ListFault | undefined {
  const { subject, window, size } = comparison;
  const { items } = subject.role;
  const count = window.page.items.length;
  const isPastTheEnd = index > 0 && page.items.length === 0;
  // A server with cursors may find out only on the next page that there is none.
  if (isPastTheEnd || (items.paging?.style === 'cursor' && seen === count)) return undefined;
  if (mark.value === seen < count) return undefined;
  const [said, is] = mark.value ? ['a', 'none'] : ['no', 'one'];
  const { whole, answer, ...fault } = about(comparison, page);
  return {
    ...fault,
    pointer: mark.pointer,
    message: `Page ${index + 1} of ${size} says that there is ${said} next one, and there is ${is}.`,
    expected: `${mark.value ? 'no' : 'a'} next page`,
    received: `${said} next page`,
    proof: `Boolean(${answer}.body${toAccessor(mark.pointer)}) === (${whole}.length > ${seen})`,
  };
}

interface NextAddress {
  readonly pointer: string;
  readonly address: URLSearchParams;
  readonly seen: number;
  readonly index: number;
}

/** The address of the next page leads there, and not to the page that names it. */
function addressFault(
  comparison: PageComparison,
  page: ListPage,
  { pointer, address, seen, index }: NextAddress,
): ListFault | undefined {
  const { paging } = comparison.subject.role.items;
  if (paging === undefined || paging.style === 'cursor') return undefined;
  const [name, expected] = paging.style === 'page' ? [paging.page, paging.first + index + 1] : [paging.offset, seen];
  const received = address.get(name);
  if (received === null || received === String(expected)) return undefined;
  const { check, basis, evidence, answer } = about(comparison, page);
  const mark = `${answer}.body${toAccessor(pointer)}`;
  return {
    ...{ check, basis, evidence, pointer },
    message: `The address of the page after page ${index + 1} has the ${name} ${received}.`,
    expected: `${name}=${expected}`,
    received: `${name}=${received}`,
    proof: `new URL(${mark}, 'http://target.invalid').searchParams.get(${JSON.stringify(name)}) === ${JSON.stringify(String(expected))}`,
  };
}

function countFault(comparison: PageComparison, page: ListPage, mark: Mark<number>): ListFault | undefined {
  const { window, size } = comparison;
  const count = window.page.items.length;
  const expected = Math.ceil(count / size);
  if (mark.value === expected) return undefined;
  const { whole, answer, ...fault } = about(comparison, page);
  return {
    ...fault,
    pointer: mark.pointer,
    message: `A list of ${count} items says that it has ${mark.value} pages of ${size}.`,
    expected: String(expected),
    received: String(mark.value),
    proof: `${answer}.body${toAccessor(mark.pointer)} === Math.ceil(${whole}.length / ${size})`,
  };
}

function about({ subject, window, size }: PageComparison, page: ListPage) {
  const { paging } = subject.role.items;
  const needed = window.shownBy.length > 1 ? size + 1 : 2;
  const evidence = toEvidence([
    ...evidenceOf(subject.members().slice(-needed)),
    ...window.shownBy,
    page.exchange.index,
  ]);
  const shownBy = window.shownBy.map((index) => positionOf(evidence, index));
  return {
    check: 'pages-partition-the-list' as const,
    basis: paging?.basis ?? ('inferred' as const),
    evidence,
    /** JavaScript for the keys of the whole list, and for the answer with the page. */
    whole: proofsOf(subject.role.items).allKeys(shownBy),
    answer: `answers.at(${positionOf(evidence, page.exchange.index)})`,
  };
}
