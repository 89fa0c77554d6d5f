import type { LinkRole, PairAction, RelatedRole, Relation } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { toAccessor, tokensOf, valueAtPointer } from '../json-pointer.js';
import { findRecord, isThere, type Ledger, type RecordState, setFact } from './ledger.js';
import { type Listed, toItemAccessor } from './list-items.js';
import { beginMembership, endMembership, membershipOf, type Pair, saidOfPair } from './memberships.js';
import { observeProperties } from './observe-properties.js';
import { pairOf, setPair, sidesOf } from './pairs.js';
import { isObject } from './same-value.js';
import { shownProperties } from './shown-schema.js';
import { toUseAfterDelete } from './use-after-delete.js';
import { addSubject, pairedRecords } from './writes.js';

/** A pair was tied or untied. */
export function observeLink(ledger: Ledger, role: LinkRole, exchange: Exchange): readonly Draft[] {
  const pair = pairedRecords(ledger, role, exchange);
  const relation = ledger.resources.relations.get(role.relation);
  if (pair === undefined || relation === undefined) return [];
  const gone = pair.find((record) => !isThere(record));
  if (gone) return toUseAfterDelete(gone, exchange);
  const side = sidesOf(ledger, relation.from).find((each) => each.relation === relation && each.side === 'from');
  if (side === undefined) return [];
  const state = pairOf(ledger, side, pair);
  const wasTied = state.fact.value === true;
  setPair(state, role.kind === 'link', exchange.index);
  if (role.kind === 'unlink') {
    endMembership(ledger, relation, pair);
    return [];
  }
  const membership = wasTied
    ? forgetSaid(ledger, relation, pair)
    : beginMembership(ledger, relation, { pair, values: saidOfPair(role, exchange), index: exchange.index });
  return membership ? observeChanged(ledger, membership, { role, exchange }) : [];
}

/** Nobody says whether tying a pair once more changes what is said of it. */
function forgetSaid(ledger: Ledger, relation: Relation, pair: Pair): RecordState | undefined {
  const membership = membershipOf(ledger, relation, pair);
  membership?.fields.clear();
  return membership;
}

/** What is said of a pair was changed, or looked at. */
export function observePairAction(ledger: Ledger, action: PairAction, exchange: Exchange): readonly Draft[] {
  const pair = pairedRecords(ledger, action, exchange);
  const relation = ledger.resources.relations.get(action.relation);
  const membership = pair && relation && membershipOf(ledger, relation, pair);
  if (membership === undefined) return [];
  if (action.kind === 'show-pair') return observeAnswer(ledger, membership, { role: action, exchange });
  for (const [name, value] of Object.entries(saidOfPair(action, exchange))) {
    const fact = membership.fields.get(name);
    if (fact) setFact(fact, value, { source: exchange.index, origin: 'written' });
  }
  return observeChanged(ledger, membership, { role: action, exchange });
}

interface Shown {
  readonly role: LinkRole | PairAction;
  readonly exchange: Exchange;
}

function observeChanged(ledger: Ledger, membership: RecordState, shown: Shown): readonly Draft[] {
  addSubject(ledger, membership);
  return observeAnswer(ledger, membership, shown);
}

function observeAnswer(ledger: Ledger, membership: RecordState, { role, exchange }: Shown): readonly Draft[] {
  if (role.shows?.what !== 'pair') return [];
  const { pointer } = role.shows;
  const value = valueAtPointer(exchange.response.value, pointer);
  const standing = { pointer, isList: false };
  return observeSaid(ledger, membership, { value, exchange, standing, accessor: toAccessor(pointer) });
}

/** The members of a group as its list shows them, where they are not the records themselves. */
export function observeListedPairs(
  ledger: Ledger,
  role: RelatedRole,
  {
    record,
    relation,
    listed,
  }: { readonly record: RecordState; readonly relation: Relation; readonly listed: readonly Listed[] },
): readonly Draft[] {
  const partners = relation[role.side === 'from' ? 'to' : 'from'];
  if (!showsPairs(ledger, role, partners)) return [];
  return listed.flatMap(({ key, value, exchange }) => {
    const partner = findRecord(ledger, partners, key);
    const pair = partner && (role.side === 'from' ? ([record, partner] as const) : ([partner, record] as const));
    const membership = pair && membershipOf(ledger, relation, pair);
    if (pair === undefined || membership === undefined || !isTied(ledger, relation, pair)) return [];
    const standing = { pointer: role.items.pointer, isList: true };
    return observeSaid(ledger, membership, { value, exchange, standing, accessor: toItemAccessor(role.items, key) });
  });
}

/** `user_id` where the key of a user is `id`: the item is no user. */
function showsPairs({ resources }: Ledger, { items }: RelatedRole, partners: string): boolean {
  const [source] = Object.values(items.key).slice(-1);
  const own = resources.collections.get(partners)?.key.at(-1);
  return source?.in === 'item' && tokensOf(source.pointer).length === 1 && tokensOf(source.pointer)[0] !== own;
}

function isTied(ledger: Ledger, relation: Relation, pair: Pair): boolean {
  const side = sidesOf(ledger, relation.from).find((each) => each.relation === relation && each.side === 'from');
  return side !== undefined && pairOf(ledger, side, pair).fact.value === true;
}

interface Said {
  readonly value: unknown;
  readonly exchange: Exchange;
  readonly standing: Parameters<typeof shownProperties>[2];
  /** JavaScript from the body to the pair. */
  readonly accessor: string;
}

function observeSaid(ledger: Ledger, membership: RecordState, said: Said): readonly Draft[] {
  const { value, exchange, standing, accessor } = said;
  if (!isObject(value)) return [];
  const declared = shownProperties(ledger, exchange, standing);
  const kind = standing.isList ? 'list' : 'record';
  const except = new Set(Object.keys(value).filter((name) => !membership.fields.has(name)));
  return observeProperties(ledger, membership, {
    value,
    view: { exchange, kind, accessor, except, ...(declared && { declared }) },
  });
}
