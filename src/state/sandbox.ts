import type { ChangeSet } from './change-set.js';
import { type Collection, StoredCollection } from './collection.js';
import type { CollectionDefinition } from './collection-definition.js';
import { type Tables, tableOf } from './constraints.js';
import { type Fixture, loadFixture } from './fixture.js';
import { Journal } from './journal.js';
import { freeze, type StoredRecord } from './records.js';
import { compileSchema } from './schema.js';
import { type Replacement, Table } from './table.js';
import { Writer } from './writer.js';

/** One isolated state: collections, counters, and one transaction at a time, which is synchronous. */
export interface Sandbox {
  /** How many change sets were committed. */
  readonly version: number;
  /** Bookkeeping that reads cause. It belongs to no transaction and no snapshot, and a fork begins without it. */
  readonly volatile: Map<string, unknown>;
  /** What its collections promise, in the order of their declaration. */
  readonly definitions: readonly CollectionDefinition[];
  /** Throws for a name that is not declared. */
  collection(name: string): Collection<StoredRecord>;
  /** Draws 0, 1, 2… for each purpose. Within a transaction only: what is rolled back gives its number back. */
  count(purpose: string): number;
  begin(): void;
  /** Undefined when nothing has changed; then the version has not either. */
  commit(): ChangeSet | undefined;
  rollback(): void;
  /** What the open transaction has changed so far, net. */
  pending(): readonly Replacement[];
  /** Does what another sandbox with the same history did. Throws when the versions do not follow each other. */
  apply(changes: ChangeSet): void;
  /** Does what led another sandbox from where this one is to a later version, in one step. */
  catchUp(changes: ChangeSet): void;
  /** Whether there is, or could have been, a record at a position. */
  reaches(collection: string, position: number): boolean;
  /** What leads from an earlier version, or from whatever this one was forked from, to what it is now. */
  changesSince(origin: Sandbox): ChangeSet;
  /** Goes over to what another one with the same collections holds, in as little time as a fork takes. */
  become(other: Sandbox): void;
  /** A sandbox that starts as this one is now, in the same time for ten records or ten million. */
  fork(): Sandbox;
  /** A sandbox that starts as this one is once each collection has been filled, which happens when somebody first asks for it. */
  late(filling: Filling): Sandbox;
  snapshot(): Snapshot;
}

/** How the collections of a sandbox get their first records. */
export interface Filling {
  /** An error is that of whoever asked. */
  readonly fill: (collection: string) => void;
  /** The collection whose filling draws from a counter, if one does. */
  readonly collectionOf: (purpose: string) => string | undefined;
}

/** Plain data. The records are those of the sandbox, frozen, not copies. */
export interface Snapshot {
  readonly collections: Readonly<Record<string, readonly StoredRecord[]>>;
  readonly counters: Readonly<Record<string, number>>;
}

/** Throws a DefinitionError or a FixtureError. */
export function createSandbox(definitions: readonly CollectionDefinition[], fixture?: Fixture): Sandbox {
  const schema = compileSchema(definitions);
  const tables = new Map([...schema].map(([name, table]) => [name, Table.create(table)]));
  if (fixture !== undefined) loadFixture(tables, fixture);
  return new LoadedSandbox({ tables, counters: new Map(Object.entries(fixture?.counters ?? {})), version: 0 });
}

interface Transaction {
  readonly journal: Journal;
  readonly writer: Writer;
  /** The counters drawn from, as they were. */
  readonly drawn: Map<string, number>;
}

interface Counters {
  readonly get: (purpose: string) => number | undefined;
  /** Those that were drawn from. */
  readonly all: () => ReadonlyMap<string, number>;
}

const noCounters: Counters = { get: () => undefined, all: () => new Map() };

interface Held {
  readonly tables: Tables;
  readonly counters: Map<string, number>;
  readonly version: number;
  readonly start?: Counters;
}

class LoadedSandbox implements Sandbox {
  readonly volatile = new Map<string, unknown>();
  readonly #tables: Tables;
  readonly #collections = new Map<Table, Collection<StoredRecord>>();
  readonly #counters: Map<string, number>;
  #version: number;
  /** What the counters begin at, as far as they are not here. */
  #start: Counters;
  #open: Transaction | undefined;

  constructor({ tables, counters, version, start = noCounters }: Held) {
    this.#tables = tables;
    this.#counters = counters;
    this.#version = version;
    this.#start = start;
  }

  get version(): number {
    return this.#version;
  }

  get definitions(): readonly CollectionDefinition[] {
    return [...this.#tables.values()].map(({ schema }) => schema.definition);
  }

  collection(name: string): Collection<StoredRecord> {
    const table = tableOf(this.#tables, name);
    let collection = this.#collections.get(table);
    if (collection === undefined) {
      collection = new StoredCollection(table, () => this.#requireOpen().writer);
      this.#collections.set(table, collection);
    }
    return collection;
  }

  count(purpose: string): number {
    const { drawn } = this.#requireOpen();
    const number = this.#counters.get(purpose) ?? this.#start.get(purpose) ?? 0;
    if (!drawn.has(purpose)) drawn.set(purpose, number);
    this.#counters.set(purpose, number + 1);
    return number;
  }

  begin(): void {
    this.#requireClosed();
    const journal = new Journal();
    this.#open = { journal, writer: new Writer(this.#tables, journal), drawn: new Map() };
  }

  commit(): ChangeSet | undefined {
    const { journal, drawn } = this.#requireOpen();
    this.#open = undefined;
    const changes = journal.close();
    if (changes.length === 0 && drawn.size === 0) return undefined;
    this.#version++;
    const counters = Object.fromEntries(
      [...drawn.keys()].map((purpose) => [purpose, this.#counters.get(purpose) ?? 0]),
    );
    return { version: this.#version, changes, counters };
  }

  pending(): readonly Replacement[] {
    return this.#requireOpen().journal.net();
  }

  rollback(): void {
    const { journal, drawn } = this.#requireOpen();
    this.#open = undefined;
    journal.undo();
    for (const [purpose, number] of drawn) {
      if (number === 0) this.#counters.delete(purpose);
      else this.#counters.set(purpose, number);
    }
  }

  apply(changes: ChangeSet): void {
    if (changes.version !== this.#version + 1) {
      throw new Error(`Change set ${changes.version} does not follow version ${this.#version}.`);
    }
    this.catchUp(changes);
  }

  catchUp({ version, changes, counters }: ChangeSet): void {
    this.#requireClosed();
    for (const { collection, position, record } of changes) {
      const table = tableOf(this.#tables, collection);
      table.replace({ position, before: table.records.get(position), after: record && freeze(record) });
    }
    for (const [purpose, number] of Object.entries(counters)) this.#counters.set(purpose, number);
    this.#version = version;
  }

  reaches(collection: string, position: number): boolean {
    return position < tableOf(this.#tables, collection).next;
  }

  changesSince(origin: LoadedSandbox): ChangeSet {
    const changes = [...this.#tables].flatMap(([collection, table]) => {
      const was = tableOf(origin.#tables, collection);
      if (table.isAs(was)) return [];
      return was.records.differencesTo(table.records).map(({ position, before, after }) => ({
        collection,
        position,
        key: table.keyOf(after ?? before ?? {}),
        record: after,
      }));
    });
    return { version: this.#version, changes, counters: Object.fromEntries(this.#counters) };
  }

  fork(): Sandbox {
    this.#requireClosed();
    const tables = new Map([...this.#tables].map(([name, table]) => [name, table.clone()]));
    return new LoadedSandbox({ tables, counters: new Map(this.#counters), version: this.#version, start: this.#start });
  }

  late({ fill, collectionOf }: Filling): Sandbox {
    const filled = (name: string, table: Table) => (): Table => {
      fill(name);
      return table;
    };
    const tables = [...this.#tables].map(
      ([name, table]) => [name, Table.late(table.schema, filled(name, table))] as const,
    );
    const start: Counters = {
      get: (purpose) => {
        const collection = collectionOf(purpose);
        if (collection !== undefined) fill(collection);
        return this.#counters.get(purpose);
      },
      all: () => this.#counters,
    };
    return new LoadedSandbox({ tables: new Map(tables), counters: new Map(), version: this.#version, start });
  }

  become(other: LoadedSandbox): void {
    this.#requireClosed();
    for (const [name, table] of this.#tables) table.become(tableOf(other.#tables, name));
    this.#counters.clear();
    for (const [purpose, number] of other.#counters) this.#counters.set(purpose, number);
    this.#start = other.#start;
    this.#version = other.#version;
  }

  snapshot(): Snapshot {
    const collections = [...this.#tables].map(
      ([name, table]) => [name, table.records.slice(0, table.records.size)] as const,
    );
    return {
      collections: Object.fromEntries(collections),
      counters: Object.fromEntries([...this.#start.all(), ...this.#counters]),
    };
  }

  #requireOpen(): Transaction {
    if (this.#open === undefined) throw new Error('State is written within a transaction: call begin() first.');
    return this.#open;
  }

  #requireClosed(): void {
    if (this.#open !== undefined) throw new Error('A transaction is open: call commit() or rollback() first.');
  }
}
