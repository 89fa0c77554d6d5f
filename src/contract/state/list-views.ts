import type { ListItems, ListRole, RelatedRole, Relation } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { lacksText } from '../proof.js';
import { observePresence } from './existence.js';
import { toAccessor, valueAtPointer } from './json-pointer.js';
import { createFact, type Ledger, type RecordState } from './ledger.js';
import { observePartners, type Side, sidesOf } from './pairs.js';
import { type Key, readKey, toId } from './read-key.js';
import { isObject, isSameValue } from './same-value.js';
import { observeShown } from './shown-record.js';
import { basisOf } from './views.js';

/** Every page of a list, or the one answer that holds it all. */
export interface ListView {
  readonly exchanges: readonly Exchange[];
  /** Whether nothing of the list is missing: only then says an absence something. */
  readonly isWhole: boolean;
}

interface Listed {
  readonly exchange: Exchange;
  readonly key: Key;
  readonly value: unknown;
}

/** The items of one answer with their keys; what has no key is left to the schema. */
function itemsOf({ pointer, key }: ListItems, exchange: Exchange): readonly Listed[] {
  const items = valueAtPointer(exchange.response.value, pointer);
  if (!Array.isArray(items)) return [];
  return items.flatMap((value) => {
    const found = readKey(key, exchange, value);
    return found === undefined ? [] : [{ exchange, key: found, value }];
  });
}

/** Holds a list, or a page of it, against the records that are known. */
export function observeList(ledger: Ledger, role: ListRole, view: ListView): readonly Draft[] {
  const collection = ledger.resources.collections.get(role.collection);
  const [last] = view.exchanges.slice(-1);
  if (collection === undefined || last === undefined) return [];
  const drafts: Draft[] = [];
  const listed = new Set<string>();
  for (const item of view.exchanges.flatMap((exchange) => itemsOf(role.items, exchange))) {
    const id = toId(collection, item.key);
    listed.add(id);
    drafts.push(...observeItem(ledger, { role, item, record: ledger.records.get(id), id }));
  }
  if (!view.isWhole) return drafts;
  const absent = [...ledger.records.values()].filter(
    (record) =>
      record.collection === collection &&
      !listed.has(record.id) &&
      isInside(record, role.items, last) &&
      isJudged(ledger, record) &&
      record.createdAs === last.identity,
  );
  return [
    ...drafts,
    ...absent.flatMap((record) =>
      observePresence(ledger, record, {
        exchange: last,
        kind: 'list',
        isThere: false,
        isThereProof: hasItem(role.items, record.key),
      }),
    ),
  ];
}

const isJudged = ({ isShared }: Ledger, record: RecordState): boolean => record.isOwn || !isShared;

/** Whether the list is that of the record's own container. */
function isInside(record: RecordState, { key }: ListItems, exchange: Exchange): boolean {
  return Object.entries(key).every(([property, source]) => {
    if (source.in !== 'path' && source.in !== 'query') return true;
    const wanted = readKey({ [property]: source }, exchange)?.[property];
    return wanted === undefined || String(wanted) === String(record.key[property]);
  });
}

function observeItem(
  ledger: Ledger,
  { role, item, record, id }: { role: ListRole; item: Listed; record: RecordState | undefined; id: string },
): readonly Draft[] {
  const found = record ?? meet(ledger, { role, item, id });
  const trace = record === undefined ? observeTrace(ledger, found, item) : [];
  const proof = hasItem(role.items, item.key);
  const presence = observePresence(ledger, found, {
    exchange: item.exchange,
    kind: 'list',
    isThere: true,
    isThereProof: proof,
  });
  const accessor = `${toAccessor(role.items.pointer)}${findItem(role.items, item.key)}`;
  const view = { exchange: item.exchange, kind: 'list' as const, accessor, pointer: role.items.pointer };
  return [...trace, ...presence, ...observeShown(ledger, found, { value: item.value, view })];
}

/** A record of somebody else, or one that a refused request has left. */
function meet(ledger: Ledger, { role, item, id }: { role: ListRole; item: Listed; id: string }): RecordState {
  const collection = ledger.resources.collections.get(role.collection);
  if (collection === undefined) throw new Error(`There is no collection ${role.collection}.`);
  const { index } = item.exchange;
  const record: RecordState = {
    collection,
    id,
    key: item.key,
    isOwn: false,
    createdAs: item.exchange.identity,
    existence: createFact(true, index, 'shown'),
    fields: new Map(Object.entries(item.key).map(([name, value]) => [name, createFact(value, index, 'shown')])),
    attempts: new Map(),
  };
  ledger.records.set(id, record);
  return record;
}

/** A record that nobody made but a create that was refused. */
function observeTrace(ledger: Ledger, record: RecordState, { value, exchange }: Listed): readonly Draft[] {
  if (!isObject(value)) return [];
  const refused = ledger.refusedCreates.find(
    ({ collection, values }) => collection === record.collection.name && isLeftBy(values, value),
  );
  if (refused === undefined) return [];
  const [name, text] = tellTale(refused.values, value) ?? ['', ''];
  return [
    {
      check: 'rejected-leaves-no-trace',
      basis: basisOf(record),
      severity: 'error',
      operation: refused.operation.id,
      shownBy: [exchange.operation.id],
      pointer: `/${record.collection.name}`,
      message: `${refused.operation.id} refused a request and stored its record all the same, as ${exchange.operation.id} shows.`,
      expected: 'no record of a refused request',
      received: `a record with the ${name} that was sent`,
      evidence: [refused.index, exchange.index],
      proof: lacksText(-1, text),
    },
  ];
}

/** Everything that was sent and is shown is the same, and one of it is a text of our own. */
const isLeftBy = (sent: Readonly<Record<string, unknown>>, shown: Record<string, unknown>): boolean =>
  tellTale(sent, shown) !== undefined;

const tellTale = (
  sent: Readonly<Record<string, unknown>>,
  shown: Record<string, unknown>,
): [string, string] | undefined => {
  const common = Object.entries(sent).filter(
    ([name]) => typeof shown[name] === 'string' && typeof sent[name] === 'string',
  );
  const same = common.filter(([name, value]) => isSameValue(value, shown[name]));
  const [name, text] = same.find(([, value]) => String(value).length >= 8) ?? [];
  return same.length === common.length && name !== undefined && same.length >= Math.min(2, common.length)
    ? [name, String(text)]
    : undefined;
};

/** Holds the partners of one record against the pairs that are known. */
export function observeRelated(ledger: Ledger, role: RelatedRole, view: ListView): readonly Draft[] {
  const relation = ledger.resources.relations.get(role.relation);
  const [last] = view.exchanges.slice(-1);
  if (relation === undefined || last === undefined || !view.isWhole || !isWritten(ledger, relation)) return [];
  const own = role.side === 'from' ? relation.from : relation.to;
  const collection = ledger.resources.collections.get(own);
  const key = readKey(role.of, last);
  const record = collection && key && ledger.records.get(toId(collection, key));
  const side = sidesOf(ledger, own).find((each) => each.relation === relation && each.side === role.side);
  if (!record?.isOwn || record.existence.value !== true || side === undefined) return [];
  const keys = view.exchanges
    .flatMap((exchange) => itemsOf(role.items, exchange))
    .map(({ key: item }) => partnerOf(item));
  const hasKey = (partner: string) => itemProof(role.items, side, { key: partner, pages: view.exchanges.length });
  return observePartners(ledger, record, { side, exchange: last, keys, hasKey });
}

/** Whether the model sees who ties the pairs of a relation; other lists follow from what nobody here knows. */
const isWritten = ({ spec, resources }: Ledger, { name, field, inverse }: Relation): boolean =>
  field !== undefined ||
  inverse !== undefined ||
  spec.operations.some((operation) =>
    resources.rolesOf(operation).some((role) => role.kind === 'link' && role.relation === name),
  );

const partnerOf = (key: Key): string => String(Object.values(key).at(-1));

function itemProof({ pointer, key }: ListItems, _side: Side, { key: partner }: { key: string; pages: number }): string {
  const [source] = Object.values(key).slice(-1);
  const item = source?.in === 'item' ? toAccessor(source.pointer) : '';
  return `(answers.at(-1).body${toAccessor(pointer)} ?? []).some((item) => String(item${item}) === ${JSON.stringify(partner)})`;
}

function conditionOf({ key: sources }: ListItems, key: Key): string {
  const conditions = Object.entries(sources).flatMap(([property, source]) =>
    source.in === 'item'
      ? [`String(item${toAccessor(source.pointer)}) === ${JSON.stringify(String(key[property]))}`]
      : [],
  );
  return conditions.join(' && ');
}

const findItem = (items: ListItems, key: Key): string => `?.find((item) => ${conditionOf(items, key)})`;

const hasItem = (items: ListItems, key: Key): string =>
  `(answers.at(-1).body${toAccessor(items.pointer)} ?? []).some((item) => ${conditionOf(items, key)})`;
