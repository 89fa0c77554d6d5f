import { checkEachPage } from './check-each-page.js';
import type { ListSubject } from './list-subject.js';
import { type PageComparison, pageFaultOf } from './page-faults.js';
import { plantTrio } from './plant-trio.js';
import { readWholeList, type WholeList } from './read-whole-list.js';
import { askedOf, type ListFault, reportList } from './report-list.js';
import { readWindow } from './window.js';

type Query = Readonly<Record<string, unknown>>;

/**
 * Pages of several sizes hold, one after the other, what one large page holds. Says whether they do; true where the size
 * cannot be chosen.
 */
export async function checkPages(subject: ListSubject, query: Query = {}, only?: readonly number[]): Promise<boolean> {
  if (subject.role.items.paging?.size === undefined) return true;
  const window = await readWindow(subject, query);
  if (window === undefined || window.page.items.length < 2) return true;

  const sizes = sizesFor(window.page.items.length);
  for (const size of only?.filter((each) => sizes.includes(each)) ?? sizes) {
    const paged = await readInPages(subject, { query, size, items: window.page.items.length });
    if (!(await isWhole({ subject, size, window, paged }, query))) return false;
  }
  return true;
}

async function isWhole(comparison: PageComparison, query: Query): Promise<boolean> {
  const { subject } = comparison;
  askedOf(subject, 'pages-partition-the-list');
  const fault = pageFaultOf(comparison);
  if (fault === undefined) return checkEachPage(comparison);
  if (subject.session.settings.shared && (await isGoneAgain(comparison, query))) return true;
  reportList(subject, (await faultAmongOurs(comparison, query)) ?? fault);
  return false;
}

/** The same among records of ours alone: how many others there are, no reproduction can know. */
async function faultAmongOurs({ subject, size }: PageComparison, query: Query): Promise<ListFault | undefined> {
  const { search } = subject.role.items;
  const term = search !== undefined && Object.keys(query).length === 0 ? await plantTrio(subject) : undefined;
  if (search === undefined || term === undefined) return undefined;
  const ours = { [search.parameter]: term };
  const window = await readWindow(subject, ours);
  if (window === undefined) return undefined;
  for (const other of new Set([size, ...sizesFor(window.page.items.length)])) {
    const paged = await readInPages(subject, { query: ours, size: other, items: window.page.items.length });
    const fault = pageFaultOf({ subject, size: other, window, paged });
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Others may have written in between. */
async function isGoneAgain({ subject, size }: PageComparison, query: Query): Promise<boolean> {
  const window = await readWindow(subject, query);
  if (window === undefined) return true;
  const paged = await readInPages(subject, { query, size, items: window.page.items.length });
  return pageFaultOf({ subject, size, window, paged }) === undefined;
}

/** Small ones, where a mistake of one shows soon, and one that puts all but one on the first page. */
const sizesFor = (items: number): readonly number[] =>
  [...new Set([1, 2, 3, items - 1])].filter((size) => size >= 1 && size < items);

interface PagesQuestion {
  readonly query: Query;
  readonly size: number;
  readonly items: number;
}

const readInPages = (subject: ListSubject, { query, size, items }: PagesQuestion): Promise<WholeList> =>
  readWholeList(subject.session, subject, {
    values: subject.values,
    query,
    size,
    trustsTotal: false,
    maxPages: Math.min(size === 1 ? 4 : 7, Math.ceil(items / size) + 2),
    title: `in pages of ${size}`,
  });
