import { isShown, keyExpression, toEvidence } from './evidence.js';
import { addMembers, readWhole } from './fill-list.js';
import type { ListSubject } from './list-subject.js';
import { idOf } from './read-page.js';
import { askedOf, evidenceOf, reportList } from './report-list.js';

/** One more than the page sizes that servers hide most often. */
const enough = 26;

/** A list without pages holds everything at once, however much that is. */
export async function checkUnpagedList(subject: ListSubject): Promise<void> {
  if (subject.role.items.paging !== undefined) return;
  await addMembers(subject, enough);
  const { items, exchanges, isComplete } = await readWhole(subject);
  askedOf(subject, 'pages-partition-the-list');
  const listed = new Set(items.map(idOf));
  const members = subject.members();
  const index = members.findIndex(({ id }) => !listed.has(id));
  const lost = members[index];
  const [exchange] = exchanges;
  if (!isComplete || lost === undefined || exchange === undefined) return;
  const others = members.slice(0, Math.max(index, items.length) + 1);
  const evidence = toEvidence([...evidenceOf(others), exchange.index]);
  reportList(subject, {
    check: 'pages-partition-the-list',
    basis: subject.role.basis,
    severity: 'error',
    message: `The list has no pages, and ends after ${items.length} items.`,
    expected: `${lost.id} among the items`,
    received: `${items.length} items without it`,
    evidence,
    proof: isShown(subject, [-1], keyExpression(subject, lost, evidence)),
  });
}
