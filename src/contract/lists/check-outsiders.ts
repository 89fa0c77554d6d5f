import { isShown, keyExpression, toEvidence } from './evidence.js';
import type { ListSubject } from './list-subject.js';
import { idOf } from './read-page.js';
import { readWholeList } from './read-whole-list.js';
import { askedOf, reportList } from './report-list.js';

/** Somebody of another organisation sees nothing of ours in a list that both may ask for. */
export async function checkOutsiders(subject: ListSubject): Promise<void> {
  const { session, operation, role, values } = subject;
  const outsider = session.identities.outsiderOf(operation);
  if (outsider === undefined || role.kind === 'related' || operation.path.includes('{')) return;
  const title = 'as somebody of another organisation';
  const { items, exchanges } = await readWholeList(
    session,
    { operation, role },
    { values, title, identity: outsider.name, maxPages: 10 },
  );
  askedOf(subject, 'unknown-id-is-404');
  const listed = new Set(items.map(idOf));
  const member = subject.members().find(({ id }) => listed.has(id));
  if (member === undefined) return;
  const evidence = toEvidence([...member.evidence, ...exchanges.map(({ index }) => index)]);
  const positions = exchanges.map((_exchange, index) => index - exchanges.length);
  reportList(subject, {
    check: 'unknown-id-is-404',
    basis: 'declaration',
    message: `${operation.id} shows ${outsider.name}, who belongs to another organisation, what is ours.`,
    expected: 'nothing of ours',
    received: `${member.id} among the items`,
    evidence,
    proof: `!${isShown(subject, positions, keyExpression(subject, member, evidence))}`,
  });
}
