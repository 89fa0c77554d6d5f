import { checkEachPage } from './check-each-page.js';
import { isShown, keyExpression, positionOf, toEvidence } from './evidence.js';
import { fillList } from './fill-list.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { idOf } from './read-page.js';
import { readWholeList, type WholeList } from './read-whole-list.js';
import { askedOf, evidenceOf, reportList } from './report-list.js';

/** Where no size can be asked for, the list has to be longer than a page before its pages show anything. */
export async function checkFixedPages(subject: ListSubject): Promise<void> {
  const { session, operation, role, values } = subject;
  const { paging } = role.items;
  if (paging === undefined || paging.size !== undefined) return;
  if (!(await fillList(subject, (paging.defaultSize ?? 20) + 2))) {
    session.note('Not checked: whether the pages are the whole list, for one page holds all of it.', operation);
    return;
  }
  askedOf(subject, 'pages-partition-the-list');
  const paged = await readWholeList(session, { operation, role }, { values, trustsTotal: false, maxPages: 20 });
  if (arePagesApart(subject, paged) && areOursListed(subject, paged) && paged.isComplete) checkMarks(subject, paged);
}

function checkMarks(subject: ListSubject, paged: WholeList): void {
  const [first] = paged.pages;
  if (first === undefined || first.items.length === 0) return;
  const shownBy = paged.pages.map(({ exchange }) => exchange.index);
  const window = { page: { ...first, items: paged.items }, isWhole: true, limit: Number.POSITIVE_INFINITY, shownBy };
  checkEachPage({ subject, size: first.items.length, window, paged });
}

/** No item is on two pages. */
function arePagesApart(subject: ListSubject, { pages }: WholeList): boolean {
  for (const [index, page] of pages.entries()) {
    const before = new Set(pages.slice(0, index).flatMap(({ items }) => items.map(idOf)));
    const again = page.items.map(idOf).find((id) => before.has(id));
    if (again === undefined) continue;
    const last = pages.slice(0, index + 1).map(({ exchange }) => exchange.index);
    const positions = last.map((_exchange, position) => position - last.length);
    reportList(subject, {
      ...about(subject),
      message: `Page ${index + 1} repeats what a page before it holds.`,
      expected: 'each item on one page',
      received: `${again} on two pages`,
      evidence: [...evidenceOf(subject.members().slice(-(page.items.length * index + 1) - before.size)), ...last],
      proof: `((keys) => new Set(keys).size === keys.length)(${proofsOf(subject.role.items).allKeys(positions)})`,
    });
    return false;
  }
  return true;
}

/** Every record of ours is on some page. */
function areOursListed(subject: ListSubject, { items, isComplete, exchanges }: WholeList): boolean {
  const listed = new Set(items.map(idOf));
  const lost = isComplete ? subject.members().find(({ id }) => !listed.has(id)) : undefined;
  if (lost === undefined) return true;
  const evidence = toEvidence([...evidenceOf(subject.members()), ...exchanges.map(({ index }) => index)]);
  const positions = exchanges.map(({ index }) => positionOf(evidence, index));
  reportList(subject, {
    ...about(subject),
    message: 'A record that was created is on none of the pages.',
    expected: lost.id,
    received: 'no such item on any page',
    evidence,
    proof: isShown(subject, positions, keyExpression(subject, lost, evidence)),
  });
  return false;
}

const about = ({ role }: ListSubject) => ({
  check: 'pages-partition-the-list' as const,
  basis: role.items.paging?.basis ?? ('inferred' as const),
  severity: 'error' as const,
});
