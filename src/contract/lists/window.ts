import type { ListSubject } from './list-subject.js';
import { type ListPage, readPage } from './read-page.js';

/** One page that holds as much as one page may. */
export interface Window {
  readonly page: ListPage;
  /** Whether nothing lies behind it. */
  readonly isWhole: boolean;
  /** How many items it would hold at most. */
  readonly limit: number;
  /** The exchanges that show it. */
  readonly shownBy: readonly number[];
}

export async function readWindow(
  subject: ListSubject,
  query: Readonly<Record<string, unknown>>,
): Promise<Window | undefined> {
  const { paging } = subject.role.items;
  if (paging?.size === undefined) return undefined;
  const { maxSize, defaultSize = 0 } = paging;
  const size = maxSize ?? Math.max(defaultSize, 50);
  const source = { ...subject, values: { ...subject.values, query: { ...subject.values.query, ...query } } };
  const page = await readPage(
    source,
    { query: { [paging.size]: size } },
    { title: `in one page of ${size}`, intent: { kind: maxSize === undefined ? 'open' : 'valid' } },
  );
  const { length } = page.items;
  if (length === 0) return undefined;
  // Where no maximum is declared, the server may have a lower one of its own.
  const certain = maxSize ?? (page.total === length ? size : defaultSize);
  return { page, isWhole: length < certain, limit: certain, shownBy: [page.exchange.index] };
}
