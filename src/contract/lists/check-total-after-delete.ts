import { isSuccess } from '../exchange.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject, Member } from './list-subject.js';
import { type Writer, writerOf } from './list-updates.js';
import { readPage } from './read-page.js';
import { askedOf, reportList } from './report-list.js';

/** After a deletion the total is one less. */
export async function checkTotalAfterDelete(subject: ListSubject): Promise<void> {
  const { session, role } = subject;
  const isKnown = role.kind === 'list' && role.items.total !== undefined && !session.settings.shared;
  const writer = isKnown ? writerOf(subject, 'delete') : undefined;
  if (writer === undefined) return;
  const member = await subject.add();
  if (member !== undefined) await compareTotals(subject, writer, member);
}

async function compareTotals(subject: ListSubject, { operation }: Writer, member: Member): Promise<void> {
  const { session, scene, role } = subject;
  const values = scene.requestFor(operation, member.record);
  if (values === undefined) return;
  const before = await readPage(subject, { query: {} }, { title: 'before a deletion', intent: { kind: 'valid' } });
  const title = 'that a total counts';
  const deletion = await session.send({ operation, phase: 'lists', title, values, intent: { kind: 'open' } });
  const after = await readPage(subject, { query: {} }, { title: 'after a deletion', intent: { kind: 'valid' } });
  if (!isSuccess(deletion) || before.total === undefined || after.total === undefined) return;
  askedOf(subject, 'pages-partition-the-list');
  if (after.total === before.total - 1) return;
  const { total } = proofsOf(role.items);
  reportList(subject, {
    check: 'pages-partition-the-list',
    basis: role.basis,
    pointer: role.items.total ?? '',
    message: `The total is ${after.total} after a deletion, and was ${before.total} before it.`,
    expected: String(before.total - 1),
    received: String(after.total),
    evidence: [...member.evidence, before.exchange.index, deletion.index, after.exchange.index],
    proof: `${total(-1)} === ${total(-3)} - 1`,
  });
}
