import type { UniqueKey } from './collection-definition.js';
import type { StoredRecord } from './records.js';

/** Under which texts an index files a record: none, one, or one for each element of an array. */
export interface Projection {
  /** The properties, joined by a comma. */
  readonly name: string;
  readonly fields: readonly string[];
  textsOf(record: StoredRecord): readonly string[];
  /** The text that stands for these values, one for each field. */
  toText(values: readonly string[]): string;
}

const nothing: readonly string[] = [];

/** Numbers and booleans are filed under their text: a path parameter `7` finds the record whose id is the number 7. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The texts of a value or of the elements of an array, each once. */
export function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    const text = textOf(value);
    return text === undefined ? nothing : [text];
  }
  const texts = new Set<string>();
  for (const element of value) {
    const text = textOf(element);
    if (text !== undefined) texts.add(text);
  }
  return [...texts];
}

export function createEqualityProjection(field: string): Projection {
  return {
    name: field,
    fields: [field],
    textsOf: (record) => textsOf(record[field]),
    toText: joinTexts,
  };
}

export function createUniqueProjection({ fields, ignoreCase }: UniqueKey): Projection {
  const toText = ignoreCase ? (values: readonly string[]) => fold(joinTexts(values)) : joinTexts;
  return {
    name: fields.join(','),
    fields,
    toText,
    textsOf(record) {
      const values = valuesOf(record, fields);
      return values === undefined ? nothing : [toText(values)];
    },
  };
}

/** The texts of these properties, or undefined when one of them has none. */
export function valuesOf(record: StoredRecord, fields: readonly string[]): readonly string[] | undefined {
  const values: string[] = [];
  for (const field of fields) {
    const text = textOf(record[field]);
    if (text === undefined) return undefined;
    values.push(text);
  }
  return values;
}

/** Lower case by Unicode alone: the same on every machine, whatever its locale. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** Lengths keep `['a', 'bc']` and `['ab', 'c']` apart. */
function joinTexts(values: readonly string[]): string {
  const [first] = values;
  if (values.length === 1 && first !== undefined) return first;
  return values.map((value) => `${value.length}:${value}`).join('');
}
