import type { Operation } from '../../spec/index.js';
import { successesOf } from '../document/bodies.js';
import { type Endpoint, toEndpoint } from '../document/endpoint.js';
import { wordsOf } from '../document/names.js';
import { isSameRecord, type Schema } from '../document/schema.js';
import { textOf } from '../document/texts.js';
import type { Action, RecordAction } from '../resource-model.js';
import { findRecord, pointerTo } from './body-shape.js';
import type { Context } from './context.js';
import { bodyOf, type Draft } from './draft.js';

/** What the paths that begin so are about. */
export type Homes = ReadonlyMap<string, Draft>;

export function homesOf(drafts: readonly Draft[]): Homes {
  const homes = drafts.flatMap((draft) => [draft.base, ...draft.views.keys()].map((base) => [base, draft] as const));
  return new Map(homes.toReversed());
}

/**
 * What an operation below an item path does to the item: `POST /users/{id}/deactivate`. Its description says what it sets
 * (`Sets active to false`), or else its name does.
 */
export function recordActionOf(operation: Operation, homes: Homes, context: Context): Action | undefined {
  const endpoint = toEndpoint(operation);
  if (endpoint === undefined || endpoint.item !== undefined || operation.method === 'get') return undefined;
  const same = homes.get(endpoint.base);
  if (same !== undefined) return changeNamedInBody(endpoint, same, context);
  const draft = homes.get(endpoint.outer ?? '');
  if (draft === undefined) return undefined;
  const said = saidToSet(textOf(operation, context.spec), draft.record);
  const record = pointerOf(endpoint, draft, context);
  return {
    kind: 'act',
    collection: draft.name,
    basis: said === undefined ? 'inferred' : 'document',
    key: keyOf(endpoint, draft),
    ...(record !== undefined && { record }),
    sets: said ?? namedToSet(endpoint.noun, draft.record),
  };
}

/** `PUT /pets` with the id in the body changes that one. */
function changeNamedInBody(endpoint: Endpoint, draft: Draft, context: Context): RecordAction | undefined {
  const { operation } = endpoint;
  const names = bodyOf(endpoint, context)?.properties;
  if (!['put', 'patch'].includes(operation.method) || names?.has(draft.own) !== true) return undefined;
  const record = pointerOf(endpoint, draft, context);
  return {
    kind: 'act',
    collection: draft.name,
    basis: 'inferred',
    key: { ...outerKey(endpoint, draft), [draft.own]: { in: 'request', pointer: pointerTo(draft.own) } },
    ...(record !== undefined && { record }),
    sets: {},
  };
}

const outerKey = ({ containers }: Endpoint, draft: Draft): RecordAction['key'] =>
  Object.fromEntries(draft.containers.map((name, index) => [name, { in: 'path', name: containers[index] ?? '' }]));

function keyOf({ outer = '', containers }: Endpoint, draft: Draft): RecordAction['key'] {
  const field = draft.views.get(outer);
  const names = field === undefined ? draft.containers : [field];
  return Object.fromEntries(
    [...names, draft.own].map((name, index) => [name, { in: 'path', name: containers[index] ?? '' }]),
  );
}

function pointerOf({ operation }: Endpoint, { record, one }: Draft, { read }: Context): string | undefined {
  for (const { body } of successesOf(operation, read)) {
    const place = body && findRecord(body.schema, (schema) => isSameRecord(schema, record), one);
    if (place !== undefined) return place.pointer;
  }
  return undefined;
}

/** `Sets active to false`, with or without code quotes. */
function saidToSet(text: string, record: Schema): RecordAction['sets'] | undefined {
  const found = [...text.matchAll(/\bsets? `?([\w-]+)`? to `?"?([\w-]+)"?`?/gi)].flatMap(
    ([, name = '', value = '']) => {
      const schema = record.properties.get(name);
      const read = schema && valueIn(value, schema);
      return read === undefined ? [] : [[name, read] as const];
    },
  );
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** The value that a word means for a property of this kind. */
function valueIn(text: string, schema: Schema): unknown {
  const { types } = schema;
  if (text === 'null') return types.has('null') ? null : undefined;
  if (types.has('boolean')) return ['true', 'false'].includes(text) ? text === 'true' : undefined;
  if (types.has('integer') || types.has('number')) return /^-?\d+$/.test(text) ? Number(text) : undefined;
  return types.has('string') && isAllowed(text, schema) ? text : undefined;
}

function isAllowed(text: string, schema: Schema): boolean {
  const values = schema.keyword('enum');
  return !Array.isArray(values) || values.includes(text);
}

/** `deactivate` makes `active` false, `archive` makes `archived` true, and each the `status` that is called so. */
function namedToSet(noun: string, { properties }: Schema): RecordAction['sets'] {
  const [verb = ''] = wordsOf(noun);
  const past = participlesOf(verb);
  const opposite = /^(?:de|un|dis)(.+)$/.exec(verb)?.[1];
  const begun = [...past, verb];
  const ended = opposite === undefined ? [] : [opposite, ...participlesOf(opposite)];
  return Object.fromEntries(
    [...properties].flatMap(([name, schema]) => {
      const value = schema.types.has('boolean') ? flagAfter(name, { begun, ended }) : stateAmong(schema, past);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function flagAfter(
  name: string,
  { begun, ended }: { readonly begun: readonly string[]; readonly ended: readonly string[] },
): boolean | undefined {
  const state = wordsOf(name)
    .filter((part) => part !== 'is')
    .join('');
  if (begun.some((one) => isStateOf(one, state))) return true;
  return ended.some((one) => isStateOf(one, state)) ? false : undefined;
}

function stateAmong(schema: Schema, wanted: readonly string[]): unknown {
  const values = schema.keyword('enum');
  if (!Array.isArray(values)) return undefined;
  return (values as readonly unknown[]).find((one) => wanted.includes(String(one).toLowerCase()));
}

/** `activate` is what makes something `active`. */
const isStateOf = (verb: string, state: string): boolean =>
  verb === state || (verb.endsWith('ate') && `${verb.slice(0, -3)}e` === state);

const participlesOf = (verb: string): readonly string[] => {
  if (verb === '') return [];
  if (verb.endsWith('e')) return [`${verb}d`];
  return verb.endsWith('y') ? [`${verb.slice(0, -1)}ied`] : [`${verb}ed`, `${verb}${verb.at(-1) ?? ''}ed`, verb];
};
