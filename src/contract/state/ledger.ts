import type { Collection, RecordRole, ResourceModel } from '../../resources/index.js';
import type { Operation, Reference, Spec } from '../../spec/index.js';
import type { CheckName } from '../check-names.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { type Key, readKey, toId } from './read-key.js';

/** What is known of one property of one record, and from where. */
export interface Fact {
  value: unknown;
  /** Index of the exchange that wrote it or showed it first. */
  source: number;
  /**
   * `defaulted`: a PUT left it out, and `value` is its default. `omitted`: the same without a default, and `value` is what it
   * must not be any more. `cleared`: it pointed to what is gone.
   */
  origin: 'written' | 'shown' | 'defaulted' | 'omitted' | 'cleared';
  /** operationId of a view -> where it showed this value last. */
  readonly seen: Map<string, Sighting>;
}

export interface Sighting {
  readonly exchange: number;
  /** JavaScript that takes the value out of the answer's body: `?.["data"]?.["name"]`. */
  readonly accessor: string;
}

/** A record that the run has created or met. */
export interface RecordState {
  readonly collection: Collection;
  readonly id: string;
  readonly key: Key;
  /** Whether this run created it: only such records are ever written to. */
  readonly isOwn: boolean;
  /** Whose list it has to be in: who created it, or in whose list it was met. */
  readonly createdAs: string | undefined;
  /** `true` while it is there. */
  readonly existence: Fact;
  readonly fields: Map<string, Fact>;
  /** What clients tried to set though it is the server's to set. */
  readonly attempts: Map<string, Attempt>;
  /** Property with a number of partners -> what was told of it last, so that it is told once. */
  readonly wrongCounts: Map<string, string>;
  /** Whether something was done to it that nobody can fathom: what it shows since is no default. */
  isUnclear?: boolean;
}

export interface Attempt {
  readonly value: unknown;
  /** Index of the exchange. */
  readonly source: number;
}

/** A request that may have changed something. */
export interface Write {
  readonly index: number;
  readonly operation: Operation;
  /** Ids of the records that it was about. */
  readonly about: ReadonlySet<string>;
  /** Its values as JSON. */
  readonly sent: string;
  readonly isRefused: boolean;
}

/** A create that was refused, to recognise what it left behind. */
export interface RefusedCreate {
  readonly index: number;
  readonly operation: Operation;
  readonly collection: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What is asked of an operation. */
export interface Promised {
  readonly check: CheckName;
  readonly operation: string;
}

/** Everything that the state model remembers. */
export interface Ledger {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  /** Others write, too: what they have is not judged. */
  readonly isShared: boolean;
  readonly history: readonly Exchange[];
  /** Whether a schema takes a value. */
  readonly accepts: (schema: Reference, value: unknown) => boolean;
  /** A promise was asked for, and kept. */
  readonly onKept: (promise: Promised) => void;
  readonly records: Map<string, RecordState>;
  /** Collection -> id -> those of them that this run has created, oldest first. */
  readonly own: Map<string, Map<string, RecordState>>;
  readonly writes: Write[];
  readonly refusedCreates: RefusedCreate[];
  /** Place of a record in an answer -> the properties that the document names there. */
  readonly shown: Map<string, ReadonlyMap<string, Reference> | undefined>;
  /** `collection property` -> what the server chose when a create said nothing of it. */
  readonly defaults: Map<string, unknown>;
  /** `relation a b` -> whether the pair holds. */
  readonly pairs: Map<string, PairState>;
  /** `relation a b` -> what is said of the pair. */
  readonly memberships: Map<string, RecordState>;
}

export const createLedger = (
  given: Pick<Ledger, 'spec' | 'resources' | 'isShared' | 'history' | 'accepts' | 'onKept'>,
): Ledger => ({
  ...given,
  records: new Map(),
  own: new Map(),
  writes: [],
  refusedCreates: [],
  shown: new Map(),
  defaults: new Map(),
  pairs: new Map(),
  memberships: new Map(),
});

export interface PairState {
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly fact: Fact;
}

export function findRecord(ledger: Ledger, collection: string, key: Key): RecordState | undefined {
  const found = ledger.resources.collections.get(collection);
  return found && ledger.records.get(toId(found, key));
}

/** The known record that an exchange is about. */
export function subjectOf(
  ledger: Ledger,
  { collection, key: sources }: Pick<RecordRole, 'collection' | 'key'>,
  exchange: Exchange,
): RecordState | undefined {
  const key = readKey(sources, exchange);
  return key && findRecord(ledger, collection, key);
}

/** Own records of a collection, also those that are gone, oldest first. */
export const ownRecords = ({ own }: Ledger, collection: string): readonly RecordState[] => [
  ...(own.get(collection)?.values() ?? []),
];

export const liveRecords = (ledger: Ledger, collection: string): readonly RecordState[] =>
  ownRecords(ledger, collection).filter(isThere);

export const isThere = ({ existence }: RecordState): boolean => existence.value === true;

interface Newcomer {
  readonly collection: Collection;
  readonly key: Key;
  /** The exchange that created it, or in whose answer it was met. */
  readonly exchange: Exchange;
}

/** A record that this run has created. */
export const addOwnRecord = (ledger: Ledger, newcomer: Newcomer): RecordState =>
  addRecord(ledger, newcomer, { isOwn: true, origin: 'written' });

/** A record of somebody else, or one that a refused request has left. */
export const addForeignRecord = (ledger: Ledger, newcomer: Newcomer): RecordState =>
  addRecord(ledger, newcomer, { isOwn: false, origin: 'shown' });

/** What others have may be changed without our knowing. */
export function forgetForeign({ records }: Ledger): void {
  for (const [id, { isOwn }] of records) if (!isOwn) records.delete(id);
}

/** What has become of the record nobody knows any more. */
export function forgetRecord({ records, own }: Ledger, { id, collection }: RecordState): void {
  records.delete(id);
  own.get(collection.name)?.delete(id);
}

function addRecord(
  ledger: Ledger,
  { collection, key, exchange: { index, identity } }: Newcomer,
  { isOwn, origin }: Pick<RecordState, 'isOwn'> & Pick<Fact, 'origin'>,
): RecordState {
  const record: RecordState = {
    collection,
    id: toId(collection, key),
    key,
    isOwn,
    createdAs: identity,
    existence: createFact(true, index, origin),
    fields: new Map(Object.entries(key).map(([name, value]) => [name, createFact(value, index, origin)])),
    attempts: new Map(),
    wrongCounts: new Map(),
  };
  keepRecord(ledger, record);
  return record;
}

function keepRecord({ records, own }: Ledger, record: RecordState): void {
  const { id, collection, isOwn } = record;
  records.set(id, record);
  const ofCollection = own.get(collection.name) ?? new Map<string, RecordState>();
  own.set(collection.name, ofCollection);
  if (isOwn) ofCollection.set(id, record);
  else ofCollection.delete(id);
}

/** Where the document describes such a record, for drafts. */
export const placeOf = ({ collection: { schema } }: RecordState): Pick<Draft, 'at'> =>
  schema === undefined ? {} : { at: schema };

export const createFact = (value: unknown, source: number, origin: Fact['origin']): Fact => ({
  value,
  source,
  origin,
  seen: new Map(),
});

export function setFact(fact: Fact, value: unknown, { source, origin }: Pick<Fact, 'source' | 'origin'>): void {
  fact.value = value;
  fact.source = source;
  fact.origin = origin;
  fact.seen.clear();
}
