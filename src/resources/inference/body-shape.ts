import { nounOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';

/** The record that a body is, or wraps: `{data: {…}}`, `{user: {…}}`. */
export interface RecordPlace {
  readonly pointer: string;
  readonly schema: Schema;
}

/** The list that a body is, or wraps: `[…]`, `{items: […], count}`, `{_embedded: {users: […]}}`. */
export interface ListPlace {
  readonly pointer: string;
  /** Schema of an item. */
  readonly item: Schema;
  /** The number of items that there are at most. */
  readonly most?: number;
  /** The objects around the list, the nearest first. */
  readonly around: readonly RecordPlace[];
}

export type Recognise = (record: Schema) => boolean;

const usualWrappers = ['data', 'result', 'item', 'record', 'payload', 'response', 'resource', 'attributes'];
const usualLists = [
  'items',
  'data',
  'results',
  'records',
  'values',
  'entries',
  'content',
  'resources',
  'list',
  'rows',
  'nodes',
  'edges',
];

/** Where in a body the one record is that is recognised; undefined where there is none, or more than one. */
export function findRecord(body: Schema, isRecord: Recognise, noun: string): RecordPlace | undefined {
  if (isRecord(body)) return { pointer: '', schema: body };
  const inside = [...body.properties]
    .filter(([, schema]) => schema.properties.size > 0 && isRecord(schema))
    .map(([name, schema]) => ({ name, pointer: pointerTo(name), schema }));
  return preferred(inside, [noun, ...usualWrappers]);
}

/** What a body is, or wraps under a usual name, where nothing tells records from other objects. */
export function findWhole(body: Schema, noun: string): RecordPlace | undefined {
  const wrappers = [noun, ...usualWrappers].map(nounOf);
  const inside = [...body.properties]
    .filter(([name, schema]) => schema.properties.size > 0 && wrappers.includes(nounOf(name)))
    .map(([name, schema]) => ({ name, pointer: pointerTo(name), schema }));
  const wrapped = preferred(inside, wrappers);
  return wrapped ?? (body.properties.size > 0 ? { pointer: '', schema: body } : undefined);
}

export function findList(body: Schema, isRecord: Recognise, noun: string): ListPlace | undefined {
  const here = listAt('', body, isRecord);
  if (here !== undefined) return { ...here, around: [] };
  const names = [noun, ...usualLists];
  const own = preferred(listsIn(body, isRecord), names);
  if (own !== undefined) return { ...own, around: [{ pointer: '', schema: body }] };
  const deeper = [...body.properties].flatMap(([name, schema]) => {
    const found = preferred(listsIn(schema, isRecord), names);
    const around = [
      { pointer: pointerTo(name), schema },
      { pointer: '', schema: body },
    ];
    return found === undefined ? [] : [{ ...found, name, pointer: `${pointerTo(name)}${found.pointer}`, around }];
  });
  return preferred(deeper, ['embedded', ...usualWrappers]);
}

function listsIn(
  body: Schema,
  isRecord: Recognise,
): readonly (Omit<ListPlace, 'around'> & { readonly name: string })[] {
  return [...body.properties].flatMap(([name, schema]) => {
    const list = listAt(pointerTo(name), schema, isRecord);
    return list === undefined ? [] : [{ ...list, name }];
  });
}

function listAt(pointer: string, schema: Schema, isRecord: Recognise): Omit<ListPlace, 'around'> | undefined {
  const { items, types } = schema;
  if (!types.has('array') || items === undefined || !isRecord(items)) return undefined;
  const most = schema.keyword('maxItems');
  return { pointer, item: items, ...(typeof most === 'number' && { most }) };
}

/** The only one, or the one with the most usual name. */
function preferred<T extends { readonly name: string }>(found: readonly T[], names: readonly string[]): T | undefined {
  if (found.length < 2) return found[0];
  const ranked = names.flatMap((wanted) => found.filter(({ name }) => nounOf(name) === nounOf(wanted)));
  return ranked[0];
}

export const pointerTo = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
