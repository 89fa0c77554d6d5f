import { isSuccess } from '../exchange.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { writerOf } from './list-updates.js';
import { readPage } from './read-page.js';
import { reportList } from './report-list.js';

/** After a deletion the total is one less. */
export async function checkTotalAfterDelete(subject: ListSubject): Promise<void> {
  const { session, scene, role } = subject;
  const isKnown = role.kind === 'list' && role.items.total !== undefined && !session.settings.shared;
  const writer = isKnown ? writerOf(subject, 'delete') : undefined;
  const member = writer && (await subject.add());
  if (member === undefined) return;
  const values = scene.requestFor(writer.operation, member.record);
  const before = await readPage(subject, { query: {} }, { title: 'before a deletion', intent: { kind: 'valid' } });
  if (values === undefined || before.total === undefined) return;
  const deletion = await session.send({
    operation: writer.operation,
    phase: 'lists',
    title: 'that a total counts',
    values,
    intent: { kind: 'open' },
  });
  const after = await readPage(subject, { query: {} }, { title: 'after a deletion', intent: { kind: 'valid' } });
  if (!isSuccess(deletion) || after.total === undefined || after.total === before.total - 1) return;
  const { total } = proofsOf(role.items);
  reportList(subject, {
    check: 'pages-partition-the-list',
    basis: role.basis,
    pointer: role.items.total,
    message: `The total is ${after.total} after a deletion, and was ${before.total} before it.`,
    expected: String(before.total - 1),
    received: String(after.total),
    evidence: [...member.evidence, before.exchange.index, deletion.index, after.exchange.index],
    proof: `${total(-1)} === ${total(-3)} - 1`,
  });
}
