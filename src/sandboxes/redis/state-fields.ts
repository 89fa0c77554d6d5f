import type { Change, ChangeSet, Sandbox } from '../../state/index.js';
import type { FlatHash } from './scripts.js';

/** What a part's records and counters are changes to, and how many change sets led to them. */
export interface StoredPart {
  /** The digest of the state that the API started from. */
  readonly base: string;
  readonly version: number;
}

/** A part as it is stored: what differs from what it started from. */
export interface PartState extends StoredPart {
  readonly changes: readonly Change[];
  readonly counters: Readonly<Record<string, number>>;
}

/** How the state of sandboxes stands in a hash: a field for each part, each record that differs, and each counter. */
const fields = {
  part: (part: string): string => `part:${encode(part)}`,
  record: (part: string, { collection, position }: Change): string =>
    `record:${encode(part)}:${position}:${encode(collection)}`,
  counter: (part: string, purpose: string): string => `counter:${encode(part)}:${encode(purpose)}`,
};

const encode = encodeURIComponent;

/** What all fields of a part begin with; of all parts, where none is named. */
export const prefixesOf = (part?: string): readonly string[] =>
  part === undefined
    ? ['part:', 'record:', 'counter:']
    : [fields.part(part), `record:${encode(part)}:`, `counter:${encode(part)}:`];

/** The fields that a change set writes, undefined for those that it removes. */
export function fieldsOf(
  part: string,
  { version, changes, counters }: ChangeSet,
  { base, origin }: { readonly base: string; readonly origin: Sandbox | undefined },
): ReadonlyMap<string, string | undefined> {
  const stored: StoredPart = { base, version };
  const written = new Map<string, string | undefined>([[fields.part(part), JSON.stringify(stored)]]);
  for (const change of changes) {
    const isForgotten = change.record === undefined && origin?.reaches(change.collection, change.position) === false;
    written.set(fields.record(part, change), isForgotten ? undefined : JSON.stringify(change.record ?? null));
  }
  for (const [purpose, count] of Object.entries(counters)) written.set(fields.counter(part, purpose), String(count));
  return written;
}

/** All parts that something is stored of. */
export function readParts(hash: FlatHash): ReadonlyMap<string, PartState> {
  const parts = new Map<string, ReadPart>();
  for (const [field, value] of pairsOf(hash)) {
    const [kind = '', part = '', ...names] = field.split(':').map(decodeURIComponent);
    const read = readers.get(kind);
    if (read === undefined) continue;
    const state = parts.get(part) ?? { base: '', version: 0, changes: [], counters: {} };
    read(state, value, names);
    parts.set(part, state);
  }
  return parts;
}

interface ReadPart extends PartState {
  readonly changes: Change[];
  readonly counters: Record<string, number>;
}

/** By the kinds of fields. */
const readers = new Map<string, (part: ReadPart, value: string, names: readonly string[]) => void>([
  ['part', (part, value) => void Object.assign(part, JSON.parse(value) as StoredPart)],
  [
    'record',
    ({ changes }, value, [position, collection = '']) =>
      void changes.push({ collection, key: [], position: Number(position), record: toRecord(value) }),
  ],
  [
    'counter',
    ({ counters }, value, [purpose = '']) => {
      counters[purpose] = Number(value);
    },
  ],
]);

const toRecord = (value: string): Change['record'] => (JSON.parse(value) as Change['record'] | null) ?? undefined;

export function* pairsOf(hash: FlatHash): Generator<readonly [field: string, value: string]> {
  for (let index = 0; index < hash.length; index += 2) yield [hash[index] ?? '', hash[index + 1] ?? ''];
}
