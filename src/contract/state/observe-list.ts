import type { Collection, ListItems, ListRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { addForeignRecord, findRecord, type Ledger, type RecordState } from './ledger.js';
import { hasItem, type Listed, type ListView, listedIn, toItemAccessor } from './list-items.js';
import { observePresence } from './observe-presence.js';
import { observeShown } from './observe-shown.js';
import { observeTrace } from './observe-trace.js';
import { readKey, toId } from './read-key.js';

/** Holds a list, or a page of it, against the records that are known. */
export function observeList(ledger: Ledger, role: ListRole, view: ListView): readonly Draft[] {
  const collection = ledger.resources.collections.get(role.collection);
  const [last] = view.exchanges.slice(-1);
  if (collection === undefined || last === undefined) return [];

  const listed = listedIn(view, role.items);
  const drafts = listed.flatMap((item) => observeItem(ledger, collection, { items: role.items, item }));
  if (!view.isWhole) return drafts;

  const ids = new Set(listed.map(({ key }) => toId(collection, key)));
  const absent = expectedIn(ledger, collection, { items: role.items, exchange: last }).filter(({ id }) => !ids.has(id));
  return [
    ...drafts,
    ...absent.flatMap((record) => observeAbsence(ledger, record, { items: role.items, exchange: last })),
  ];
}

/** Known records, there or gone, that would be in this list of the caller. */
const expectedIn = (
  { records, isShared }: Ledger,
  collection: Collection,
  { items, exchange }: { readonly items: ListItems; readonly exchange: Exchange },
): readonly RecordState[] =>
  [...records.values()].filter(
    (record) =>
      record.collection === collection &&
      record.createdAs === exchange.identity &&
      (record.isOwn || !isShared) &&
      isInside(record, items, exchange),
  );

/** Whether the list is that of the record's own container. */
function isInside(record: RecordState, { key: sources }: ListItems, exchange: Exchange): boolean {
  return Object.entries(sources).every(([property, source]) => {
    if (source.in !== 'path' && source.in !== 'query') return true;
    const wanted = readKey({ [property]: source }, exchange);
    return wanted === undefined || String(wanted[property]) === String(record.key[property]);
  });
}

function observeAbsence(
  ledger: Ledger,
  record: RecordState,
  { items, exchange }: { readonly items: ListItems; readonly exchange: Exchange },
): readonly Draft[] {
  const isThereProof = hasItem(items, record.key);
  return observePresence(ledger, record, { exchange, kind: 'list', isThere: false, isThereProof });
}

/** Whether nothing but a page was asked for. */
function isPlain({ paging }: ListItems, { case: { values } }: Exchange): boolean {
  const pages = new Set(Object.values(paging ?? {}));
  return Object.keys(values.query ?? {}).every((name) => pages.has(name));
}

function observeItem(
  ledger: Ledger,
  collection: Collection,
  { items, item }: { readonly items: ListItems; readonly item: Listed },
): readonly Draft[] {
  const { exchange, key, value } = item;
  const known = findRecord(ledger, collection.name, key);
  // What a search or a filter shows need not be in the whole list of the caller.
  if (known === undefined && !isPlain(items, exchange)) return [];
  // Where others write, what they have is not judged.
  if (ledger.isShared && known?.isOwn === false) return [];
  const record = known ?? addForeignRecord(ledger, { collection, key, exchange });
  const view = { exchange, kind: 'list', accessor: toItemAccessor(items, key), pointer: items.pointer } as const;
  return [
    ...(known ? [] : observeTrace(ledger, record, item)),
    ...observePresence(ledger, record, { exchange, kind: 'list', isThere: true, isThereProof: hasItem(items, key) }),
    ...observeShown(ledger, record, { value, view }),
  ];
}
