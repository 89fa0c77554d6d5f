import { fillList } from './fill-list.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { type ListPage, readPage } from './read-page.js';
import { askedOf, evidenceOf, reportList } from './report-list.js';

/** A page has the declared size when none is asked for, where the list has more items than that. */
export async function checkDefaultSize(subject: ListSubject): Promise<void> {
  const { paging } = subject.role.items;
  const size = paging?.defaultSize;
  if (paging === undefined || size === undefined) return;
  if (!(await fillList(subject, size + 1))) {
    subject.session.note(`Not checked: the default page size of ${size}, for the list is shorter.`, subject.operation);
    return;
  }
  const page = await readPage(subject, { query: {} }, { title: 'without a page size', intent: { kind: 'valid' } });
  const { length } = page.items;
  askedOf(subject, 'default-page-size');
  if (length === 0 || length === size) return;

  const { items } = proofsOf(subject.role.items);
  reportList(subject, {
    check: 'default-page-size',
    basis: paging.basis,
    parameter: paging.size ?? (paging.style === 'page' ? paging.page : undefined),
    message: `A page has ${length} items when no size is asked for, not the declared ${size}.`,
    expected: `${size} items`,
    received: `${length} items`,
    evidence: [...recordsFor(subject, page, Math.min(length, size) + 1), page.exchange.index],
    proof: length > size ? `${items(-1)}.length <= ${size}` : `${items(-1)}.length > ${length}`,
  });
}

/** Records of ours, where the others alone are too few to show it. */
export function recordsFor(subject: ListSubject, page: ListPage, needed: number): readonly number[] {
  const members = subject.members();
  const others = (page.total ?? page.items.length) - members.length;
  return needed > 12 && others >= needed ? [] : evidenceOf(members.slice(-needed));
}
