import type { ListPaging } from '../../resources/index.js';
import { toAccessor } from '../json-pointer.js';
import { areEqual, proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { idOf, type ListPage } from './read-page.js';
import type { WholeList } from './read-whole-list.js';
import { evidenceOf, type ListFault } from './report-list.js';
import type { Window } from './window.js';

/** The same list twice: in pages of one size, and in one large page. */
export interface PageComparison {
  readonly subject: ListSubject;
  readonly size: number;
  readonly window: Window;
  readonly paged: WholeList;
}

/** What the pages lost, repeat or add. */
export function pageFaultOf(comparison: PageComparison): ListFault | undefined {
  const { subject, window, paged } = comparison;
  if (paged.end === 'refused') return undefined;
  if (subject.session.settings.shared) return lossOfOurs(comparison);
  for (const index of paged.pages.keys()) {
    const fault = wrongPage(comparison, index);
    if (fault !== undefined) return fault;
  }
  const isShort = window.isWhole && paged.items.length < window.page.items.length;
  return isShort && paged.isComplete ? earlyEnd(comparison) : undefined;
}

function wrongPage(comparison: PageComparison, index: number): ListFault | undefined {
  const { size, window, paged, subject } = comparison;
  const [start, end] = [index * size, (index + 1) * size];
  const page = paged.pages[index];
  if (page === undefined || (!window.isWhole && end > window.page.items.length)) return undefined;
  const expected = window.page.items.slice(start, end).map(idOf);
  const received = page.items.map(idOf);
  if (JSON.stringify(expected) === JSON.stringify(received)) return undefined;

  const proofs = proofsOf(subject.role.items);
  const shown = pagesUpTo(comparison, index);
  // A full window says nothing of what lies behind it.
  const shownPart = `whole.length >= ${window.limit} ? page.slice(0, Math.max(0, whole.length - ${start})) : page`;
  return {
    ...common(comparison),
    message: `Page ${index + 1} of ${size} ${describe(received, { expected, size, window, before: paged.items.slice(0, start).map(idOf) })}.`,
    expected: `items ${start + 1} to ${end} of the list: ${expected.join(', ') || 'nothing'}`,
    received: received.join(', ') || 'nothing',
    evidence: [
      ...ours(comparison, end + 1),
      window.page.exchange.index,
      ...shown.map(({ exchange }) => exchange.index),
    ],
    proof: `((whole, page) => ${areEqual(`whole.slice(${start}, ${end})`, shownPart)})(${proofs.keys(-1 - shown.length)}, ${proofs.keys(-1)})`,
  };
}

/** A numbered page can be asked for alone; a cursor is got from the page before. */
function pagesUpTo({ subject, paged }: PageComparison, index: number): readonly ListPage[] {
  const isChain = subject.role.items.paging?.style === 'cursor';
  return paged.pages.slice(isChain ? 0 : index, index + 1);
}

interface Surroundings {
  readonly expected: readonly string[];
  readonly size: number;
  readonly window: Window;
  readonly before: readonly string[];
}

function describe(received: readonly string[], { expected, size, window, before }: Surroundings): string {
  if (received.length > size) return `holds ${received.length} items`;
  if (received.some((id) => before.includes(id))) return 'repeats what a page before it holds';
  if (received.length === 0) return 'is empty, though the list goes on';
  if (received.length < expected.length) return `holds only ${received.length} items, though the list goes on`;
  const isLate = received[0] !== expected[0] && window.page.items.map(idOf).indexOf(received[0] ?? '') > before.length;
  return isLate ? 'leaves out items that no page before it holds' : 'does not hold what comes next in the list';
}

function earlyEnd(comparison: PageComparison): ListFault {
  const { size, window, paged, subject } = comparison;
  const proofs = proofsOf(subject.role.items);
  const pages = paged.pages.map((_page, index) => index - paged.pages.length);
  const count = window.page.items.length;
  const whole = proofs.keys(-1 - pages.length);
  const isOver = endOf(subject.role.items.paging);
  return {
    ...common(comparison),
    message: `In pages of ${size} the list ends after ${paged.items.length} of its ${count} items.`,
    expected: `${count} items on all pages together`,
    received: `${paged.items.length} items, and no next page`,
    evidence: [
      ...ours(comparison, count),
      window.page.exchange.index,
      ...paged.pages.map(({ exchange }) => exchange.index),
    ],
    proof: `!(${isOver}) || ${proofs.allKeys(pages)}.length >= ${whole}.length`,
  };
}

/** Whether the last answer says that nothing follows. */
const endOf = (paging: ListPaging | undefined): string =>
  paging?.style === 'cursor' ? `!answers.at(-1).body${toAccessor(paging.next)}` : 'true';

/** Of records that nobody else writes, each is on one page. */
function lossOfOurs(comparison: PageComparison): ListFault | undefined {
  const { subject, window, paged, size } = comparison;
  if (!window.isWhole || !paged.isComplete) return undefined;
  const listed = new Set(window.page.items.map(idOf));
  const ids = paged.items.map(idOf);
  const member = subject
    .members()
    .find(({ id }) => listed.has(id) && ids.filter((candidate) => candidate === id).length !== 1);
  if (member === undefined) return undefined;
  const proofs = proofsOf(subject.role.items);
  const positions = paged.pages.map((_page, index) => index - paged.pages.length);
  return {
    ...common(comparison),
    message: `In pages of ${size} a record is ${ids.includes(member.id) ? 'on two pages' : 'on no page'}.`,
    expected: `${member.id} once`,
    received: ids.join(', '),
    evidence: [...member.evidence, window.page.exchange.index, ...paged.pages.map(({ exchange }) => exchange.index)],
    proof: `((keys) => new Set(keys).size === keys.length && ${proofs.keys(-1 - positions.length)}.every((key) => keys.includes(key)))(${proofs.allKeys(positions)})`,
  };
}

/** The answer to a size that was kept once shows that the parameter is what its name says. */
function common({ subject, size, paged }: PageComparison) {
  const paging = subject.role.items.paging;
  const isConfirmed = paged.pages[0]?.items.length === size;
  return {
    check: 'pages-partition-the-list' as const,
    basis: paging?.basis ?? ('inferred' as const),
    ...(isConfirmed ? { severity: 'error' as const } : {}),
  };
}

/** So many records of ours that the list is long enough wherever this is shown again. */
function ours({ subject, window }: PageComparison, needed: number): readonly number[] {
  const listed = new Set(window.page.items.map(idOf));
  const members = subject.members().filter(({ id }) => listed.has(id));
  return evidenceOf(members.slice(-Math.min(needed, 12)));
}
