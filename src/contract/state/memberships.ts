import type { Collection, LinkRole, PairAction, Relation } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import { tokensOf } from '../json-pointer.js';
import { createFact, type Ledger, type RecordState } from './ledger.js';
import { isObject } from './same-value.js';
import type { Values } from './written-values.js';

/** Two related records, that of `from` first. */
export type Pair = readonly [RecordState, RecordState];

/** What is said of a pair that holds, such as the role of a member: it comes and goes with the pair. */
export const membershipOf = (ledger: Ledger, relation: Relation, pair: Pair): RecordState | undefined =>
  ledger.memberships.get(idOf(relation, pair));

/** A pair was tied, and this said of it. */
export function beginMembership(
  ledger: Ledger,
  relation: Relation,
  { pair, values, index }: { readonly pair: Pair; readonly values: Values; readonly index: number },
): RecordState {
  const id = idOf(relation, pair);
  const [from, to] = pair;
  const record: RecordState = {
    collection: collectionOf(relation),
    id,
    key: { from: from.id, to: to.id },
    isOwn: true,
    createdAs: undefined,
    existence: createFact(true, index, 'written'),
    fields: new Map(Object.entries(values).map(([name, value]) => [name, createFact(value, index, 'written')])),
    attempts: new Map(),
    wrongCounts: new Map(),
  };
  ledger.memberships.set(id, record);
  return record;
}

export const endMembership = (ledger: Ledger, relation: Relation, pair: Pair): boolean =>
  ledger.memberships.delete(idOf(relation, pair));

/** What the body of a request says of a pair, besides whose it is. */
export function saidOfPair({ from, to }: LinkRole | PairAction, { case: { values, intent } }: Exchange): Values {
  // What a server makes of values that break the document is nowhere said.
  if (!isObject(values.body) || intent.kind === 'invalid') return {};
  const keys = [from, to]
    .flatMap((sources) => Object.values(sources))
    .flatMap((source) => (source.in === 'request' ? tokensOf(source.pointer).slice(0, 1) : []));
  return Object.fromEntries(Object.entries(values.body).filter(([name]) => !keys.includes(name)));
}

const idOf = ({ name }: Relation, [from, to]: Pair): string => `${name} ${from.id} ${to.id}`;

/** Whatever a request may say of a pair is the client's to set. */
const collectionOf = ({ name, basis }: Relation): Collection => ({
  name,
  basis,
  key: ['from', 'to'],
  unique: [],
  references: [],
  writable: new Set(),
  serverFields: new Set(),
  derived: new Set(),
  exact: new Set(),
  volatile: new Set(),
  secret: new Set(),
});
