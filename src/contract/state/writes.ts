import type { LinkRole, Role } from '../../resources/index.js';
import { type Exchange, isRefusal } from '../exchange.js';
import { findRecord, type Ledger, type PairState, type RecordState, subjectOf, type Write } from './ledger.js';
import { sidesOf } from './pairs.js';
import { readKey } from './read-key.js';

/** Remembers a request that may have changed something, and the records that it was about. */
export function noteWrite(ledger: Ledger, exchange: Exchange): void {
  const roles = ledger.resources.rolesOf(exchange.operation);
  const subjects =
    roles.length === 0 ? namedInPath(ledger, exchange) : roles.flatMap((role) => subjectsOf(ledger, role, exchange));
  ledger.writes.push({
    index: exchange.index,
    operation: exchange.operation,
    about: new Set(subjects.map(({ id }) => id)),
    sent: JSON.stringify(exchange.case.values),
    isRefused: isRefusal(exchange),
  });
}

/** What was written after one exchange, up to another. */
export function writesBetween(writes: readonly Write[], since: number, index: number): readonly Write[] {
  const first = writes.findLastIndex((write) => write.index <= since) + 1;
  return writes.slice(first).filter((write) => write.index <= index);
}

/** The last write was about this record, too: its answer brought the key. */
export function addSubject({ writes }: Ledger, { id }: RecordState): void {
  const write = writes.pop();
  if (write) writes.push({ ...write, about: new Set([...write.about, id]) });
}

/** Records whose key is in the path: what an action is about. */
function namedInPath({ records }: Ledger, { case: { values } }: Exchange): readonly RecordState[] {
  const sent = new Set(Object.values(values.path ?? {}).map(String));
  return [...records.values()].filter(({ key, collection }) => sent.has(String(key[collection.key.at(-1) ?? ''])));
}

/** The known records that an operation is about. */
function subjectsOf(ledger: Ledger, role: Role, exchange: Exchange): readonly RecordState[] {
  if (role.kind === 'list' || role.kind === 'related') return [];
  if ('relation' in role) return pairedRecords(ledger, role, exchange) ?? [];
  const record = subjectOf(ledger, role, exchange);
  return record ? [record, ...partnersOf(ledger, record)] : [];
}

/** Both ends of a relation may show a change of one. */
function partnersOf(ledger: Ledger, record: RecordState): readonly RecordState[] {
  const relations = new Set(sidesOf(ledger, record.collection.name).map(({ relation }) => relation.name));
  return [...ledger.pairs.values()].flatMap((pair) => {
    const partner = pair.fact.value === true && relations.has(pair.relation) ? otherEnd(pair, record.id) : undefined;
    return (partner !== undefined && ledger.records.get(partner)) || [];
  });
}

function otherEnd({ from, to }: PairState, id: string): string | undefined {
  if (from === id) return to;
  return to === id ? from : undefined;
}

/** Both ends of what a request ties together or apart; undefined where one of them is unknown. */
export function pairedRecords(
  ledger: Ledger,
  role: Pick<LinkRole, 'relation' | 'from' | 'to'>,
  exchange: Exchange,
): readonly [RecordState, RecordState] | undefined {
  const relation = ledger.resources.relations.get(role.relation);
  const [from, to] = [readKey(role.from, exchange), readKey(role.to, exchange)];
  if (relation === undefined || from === undefined || to === undefined) return undefined;
  const [one, other] = [findRecord(ledger, relation.from, from), findRecord(ledger, relation.to, to)];
  return one && other ? [one, other] : undefined;
}
