import type { CollectionDefinition, Sandbox, StoredRecord } from '../../state/index.js';

/** An operation of a JSON Patch (RFC 6902). */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value?: unknown;
}

/** What leads from one state of a service to another. */
export function patchBetween(service: string, before: Sandbox | undefined, after: Sandbox): readonly PatchOperation[] {
  return after.definitions.flatMap((definition) => {
    const recordsOf = (state: Sandbox | undefined): ReadonlyMap<string, StoredRecord> =>
      new Map([...(state?.collection(definition.name) ?? [])].map((record) => [keyOf(definition, record), record]));
    const [old, now] = [recordsOf(before), recordsOf(after)];
    const base = pointer('', service, definition.name);
    const removed = [...old.keys()].filter((key) => !now.has(key));
    return [
      ...removed.map((key) => ({ op: 'remove' as const, path: pointer(base, key) })),
      ...[...now].flatMap(([key, record]) => changesOf(pointer(base, key), old.get(key), record)),
    ];
  });
}

function changesOf(path: string, before: StoredRecord | undefined, after: StoredRecord): readonly PatchOperation[] {
  if (before === after) return [];
  if (before === undefined) return [{ op: 'add', path, value: after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): readonly PatchOperation[] => {
    const [old, value] = [before[name], after[name]];
    if (JSON.stringify(old) === JSON.stringify(value)) return [];
    if (value === undefined) return [{ op: 'remove', path: pointer(path, name) }];
    return [{ op: old === undefined ? 'add' : 'replace', path: pointer(path, name), value }];
  });
}

/** A record's key as one text. */
export const keyOf = ({ key }: CollectionDefinition, record: StoredRecord): string =>
  key.map((name) => String(record[name])).join(',');

/** RFC 6901. */
const pointer = (base: string, ...names: readonly string[]): string =>
  [base, ...names.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
