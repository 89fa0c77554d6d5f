import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import type { Blame } from './blame.js';
import { blamePair } from './blame-pair.js';
import { type Ledger, ownRecords, type RecordState, setFact } from './ledger.js';
import { pairOf, partnerKey, type Side } from './pairs.js';

/** What one answer says about a record's partners. */
export interface PartnersView {
  readonly side: Side;
  readonly exchange: Exchange;
  /** Keys of all partners. */
  readonly keys: readonly string[];
  /** JavaScript that asks the answers whether a key is among the partners. */
  readonly hasKey: (key: string) => string;
}

/** Holds the partners that an answer shows against the pairs that are known. */
export const observePartners = (ledger: Ledger, record: RecordState, view: PartnersView): readonly Draft[] =>
  ownRecords(ledger, view.side.partners).flatMap((partner) => [
    ...observePartner(ledger, [record, partner], view),
    ...observeTwins(ledger, [record, partner], view),
  ]);

/** Nobody is a partner twice. */
function observeTwins(
  ledger: Ledger,
  [record, partner]: readonly [RecordState, RecordState],
  { side, keys, exchange }: PartnersView,
): readonly Draft[] {
  const key = partnerKey(partner);
  if (keys.filter((each) => each === key).length < 2) return [];
  const { operation, index } = exchange;
  const write = ledger.writes.findLast(
    ({ about, isRefused }) => !isRefused && about.has(record.id) && about.has(partner.id),
  );
  const blamed = write?.operation.id ?? operation.id;
  return [
    {
      check: 'relation-sides-agree',
      basis: side.relation.basis,
      severity: 'error',
      operation: blamed,
      ...(blamed !== operation.id && { shownBy: [operation.id] }),
      pointer: `/${record.collection.name}/${side.field ?? side.relation.name}/twice`,
      message: `After ${blamed} a record of ${record.collection.name} has the same partner twice.`,
      expected: `${key} once`,
      received: JSON.stringify(keys).slice(0, 200),
      evidence: [...new Set([...(write ? [write.index] : []), index])],
      proof: `JSON.stringify(answers.at(-1).body).split(JSON.stringify(${JSON.stringify(key)})).length < 3`,
    },
  ];
}

function observePartner(
  ledger: Ledger,
  pair: readonly [RecordState, RecordState],
  view: PartnersView,
): readonly Draft[] {
  const { fact } = pairOf(ledger, view.side, pair);
  const { operation, index } = view.exchange;
  const isShown = view.keys.includes(partnerKey(pair[1]));
  const blame = blamePair(ledger, pair, { fact, operation, index });
  const isKept = isShown === fact.value;
  if (isKept) ledger.onKept(blame);
  else setFact(fact, isShown, { source: index, origin: 'shown' });
  fact.seen.set(operation.id, { exchange: index, accessor: '' });
  return isKept ? [] : [toDraft(blame, pair, { view, isShown })];
}

function toDraft(
  { check, operation, evidence }: Blame,
  [record, partner]: readonly [RecordState, RecordState],
  { view, isShown }: { readonly view: PartnersView; readonly isShown: boolean },
): Draft {
  const { relation, field } = view.side;
  const shown = view.exchange.operation.id;
  const [one, other] = [record.collection.name, partner.collection.name];
  const key = partnerKey(partner);
  const where = shown === operation ? '' : ` as ${shown} shows`;
  return {
    check,
    basis: relation.basis,
    severity: 'error',
    operation,
    ...(shown !== operation && { shownBy: [shown] }),
    pointer: `/${one}/${field ?? relation.name}`,
    message: isShown
      ? `After ${operation} a record of ${one} is still related to one of ${other} that it has nothing to do with${where}.`
      : `After ${operation} a record of ${one} lacks its relation to one of ${other}${where}.`,
    expected: isShown ? `${key} not among the partners` : `${key} among the partners`,
    received: JSON.stringify(view.keys).slice(0, 200),
    evidence,
    proof: isShown ? `!(${view.hasKey(key)})` : view.hasKey(key),
  };
}
