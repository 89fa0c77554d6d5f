import { addMembers } from './fill-list.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { sendUpdate, updateOf } from './list-updates.js';
import { idOf } from './read-page.js';
import { readWholeList, type WholeList } from './read-whole-list.js';
import { reportList } from './report-list.js';

/** Where the document promises a stable order, a change that changes nothing leaves every record where it was. */
export async function checkOrderAfterUpdate(subject: ListSubject): Promise<void> {
  const update = updateOf(subject);
  if (!subject.role.items.isStable || subject.session.settings.shared || update === undefined) return;
  await addMembers(subject, 3);
  const member = subject.members().at(-3);
  if (member === undefined) return;
  const before = await readLarge(subject);
  const change = await sendUpdate(subject, update, { record: member.record, changes: {} });
  if (change === undefined) return;
  const after = await readLarge(subject);
  if (!before.isComplete || !after.isComplete || isSameOrder(before, after)) return;

  const count = before.exchanges.length;
  const positions = after.exchanges.map((_exchange, index) => index - count);
  const { allKeys } = proofsOf(subject.role.items);
  const earlier = before.exchanges.map((_exchange, index) => index - 2 * count - 1);
  reportList(subject, {
    check: 'order-is-stable',
    basis: 'document',
    message: `After ${update.operation.id} the list has another order, though nothing was created or deleted.`,
    expected: 'the same order as before',
    received: `${member.id} is elsewhere`,
    evidence: [
      ...subject
        .members()
        .slice(-3)
        .flatMap(({ evidence }) => evidence),
      ...[...before.exchanges, change, ...after.exchanges].map(({ index }) => index),
    ],
    proof: `JSON.stringify(${allKeys(earlier)}) === JSON.stringify(${allKeys(positions)})`,
  });
}

const readLarge = ({ session, operation, role, values }: ListSubject): Promise<WholeList> => {
  const size = role.items.paging?.maxSize;
  return readWholeList(session, { operation, role }, { values, ...(size === undefined ? {} : { size }) });
};

function isSameOrder(before: WholeList, after: WholeList): boolean {
  const [one, other] = [before, after].map(({ items }) => items.map(idOf));
  return JSON.stringify(one) === JSON.stringify(other);
}
