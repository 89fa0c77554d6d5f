import type { Reference } from './collection-definition.js';
import { requireReferences, requireUnique, type Tables, tableOf } from './constraints.js';
import { ConstraintViolation } from './errors.js';
import { relink, withInverses } from './inverses.js';
import type { Journal } from './journal.js';
import { textOf } from './projection.js';
import { freeze, type Key, type StoredRecord } from './records.js';
import type { Replacement, Table } from './table.js';

interface Place {
  readonly table: Table;
  readonly position: number;
}

interface Restriction {
  readonly source: Table;
  readonly field: string;
  readonly text: string;
}

/** The writes of one transaction, each of them whole: all constraints hold and everything that follows from it is done. */
export class Writer {
  readonly tables: Tables;
  readonly journal: Journal;

  constructor(tables: Tables, journal: Journal) {
    this.tables = tables;
    this.journal = journal;
  }

  insert(table: Table, record: StoredRecord): StoredRecord {
    table.keyOf(record);
    const after = freeze(withInverses(table, record, () => []));
    return this.#put(table, { position: table.next, before: undefined, after });
  }

  update(table: Table, record: StoredRecord): StoredRecord {
    const key = table.keyOf(record);
    const position = table.positionOf(key);
    const before = position === undefined ? undefined : table.records.get(position);
    if (position === undefined || before === undefined) {
      throw new Error(`There is no record ${key.join(', ')} in ${table.name} to update.`);
    }
    return this.#put(table, {
      position,
      before,
      after: freeze(withInverses(table, record, (inverse) => before[inverse])),
    });
  }

  delete(table: Table, key: Key): boolean {
    const position = table.positionOf(key);
    if (position === undefined) return false;
    this.journal.atomically(() => this.#deleteAll({ table, position }));
    return true;
  }

  #put(table: Table, replacement: Replacement & { after: StoredRecord }): StoredRecord {
    requireUnique(table, replacement);
    requireReferences(this.tables, table, replacement);
    return this.journal.atomically(() => {
      this.#write(table, replacement);
      return table.records.get(replacement.position) ?? replacement.after;
    });
  }

  /** Restrictions are looked at last: only who outlives the cascades can object. */
  #deleteAll(first: Place): void {
    const doomed = [first];
    const restrictions: Restriction[] = [];
    for (const place of doomed) this.#delete(place, doomed, restrictions);
    for (const { source, field, text } of restrictions) {
      if (referrersOf(source, field, text).length === 0) continue;
      throw new ConstraintViolation({ kind: 'restrict', collection: source.name, fields: [field], values: [text] });
    }
  }

  #delete({ table, position }: Place, doomed: Place[], restrictions: Restriction[]): void {
    const before = table.records.get(position);
    if (before === undefined) return;
    this.#write(table, { position, before, after: undefined });

    const [text = ''] = table.keyOf(before);
    for (const { source, reference } of table.schema.inbound) {
      const restriction = { source: tableOf(this.tables, source), field: reference.field, text };
      if (reference.onDelete === 'restrict') restrictions.push(restriction);
      else this.#release(restriction, reference, doomed);
    }
  }

  #release({ source, field, text }: Restriction, { onDelete }: Reference, doomed: Place[]): void {
    for (const position of referrersOf(source, field, text)) {
      const before = source.records.get(position);
      if (before === undefined) continue;
      if (onDelete === 'cascade') doomed.push({ table: source, position });
      else
        this.#write(source, { position, before, after: freeze({ ...before, [field]: without(before[field], text) }) });
    }
  }

  #write(table: Table, replacement: Replacement): void {
    this.journal.write(table, replacement);
    relink(this, table, replacement);
  }
}

function referrersOf(source: Table, field: string, text: string): readonly number[] {
  const equality = source.schema.equalities.get(field);
  return equality === undefined ? [] : [...source.index(equality).find(text)];
}

function without(value: unknown, text: string): unknown {
  return Array.isArray(value) ? value.filter((element) => textOf(element) !== text) : null;
}
