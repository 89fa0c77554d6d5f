import type { RelatedRole, Relation } from '../../resources/index.js';
import type { Draft } from '../finding.js';
import { findRecord, isThere, type Ledger, type RecordState } from './ledger.js';
import { hasPartner, type ListView, listedIn } from './list-items.js';
import { observeListedPairs } from './observe-membership.js';
import { observePartners } from './observe-partners.js';
import { sidesOf } from './pairs.js';
import { readKey } from './read-key.js';

/** Holds the partners of one record against the pairs that are known. */
export function observeRelated(ledger: Ledger, role: RelatedRole, view: ListView): readonly Draft[] {
  const relation = ledger.resources.relations.get(role.relation);
  const [last] = view.exchanges.slice(-1);
  if (relation === undefined || last === undefined || !isWritten(ledger, relation)) return [];

  const owner = relation[role.side];
  const key = readKey(role.of, last);
  const record = key && findRecord(ledger, owner, key);
  const side = sidesOf(ledger, owner).find((each) => each.relation === relation && each.side === role.side);
  if (record === undefined || side === undefined || !isOwnAndThere(record)) return [];

  const listed = listedIn(view, role.items);
  const said = observeListedPairs(ledger, role, { record, relation, listed });
  if (!view.isWhole) return said;
  const keys = listed.map((item) => String(Object.values(item.key).at(-1)));
  const hasKey = (partner: string) => hasPartner(role.items, partner);
  return [...observePartners(ledger, record, { side, exchange: last, keys, hasKey }), ...said];
}

const isOwnAndThere = (record: RecordState): boolean => record.isOwn && isThere(record);

/** Whether the model sees who ties the pairs of a relation; other lists follow from what nobody here knows. */
const isWritten = ({ spec, resources }: Ledger, { name, field, inverse, by }: Relation): boolean =>
  by !== undefined ||
  field !== undefined ||
  inverse !== undefined ||
  spec.operations.some((operation) =>
    resources.rolesOf(operation).some((role) => role.kind === 'link' && role.relation === name),
  );
