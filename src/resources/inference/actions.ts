import type { Operation } from '../../spec/index.js';
import { successesOf } from '../document/bodies.js';
import { type Endpoint, toEndpoint } from '../document/endpoint.js';
import { wordsOf } from '../document/names.js';
import { isSameRecord, type Schema } from '../document/schema.js';
import { textOf } from '../document/texts.js';
import type { Action, RecordAction } from '../resource-model.js';
import { findRecord } from './body-shape.js';
import type { Context } from './context.js';
import type { Draft } from './draft.js';

/**
 * What an operation below an item path does to the item: `POST /users/{id}/deactivate`. Its description says what it sets
 * (`Sets active to false`), or else its name does.
 */
export function recordActionOf(operation: Operation, drafts: readonly Draft[], context: Context): Action | undefined {
  const endpoint = toEndpoint(operation);
  if (endpoint === undefined || endpoint.item !== undefined || operation.method === 'get') return undefined;
  const draft = drafts.find(({ base }) => base === endpoint.outer);
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

const keyOf = ({ containers }: Endpoint, draft: Draft): RecordAction['key'] =>
  Object.fromEntries(
    [...draft.containers, draft.own].map((name, index) => [name, { in: 'path', name: containers[index] ?? '' }]),
  );

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

function valueIn(text: string, schema: Schema): unknown {
  if (text === 'null') return schema.types.has('null') ? null : undefined;
  if (schema.types.has('boolean')) return text === 'true' ? true : text === 'false' ? false : undefined;
  if (schema.types.has('integer') || schema.types.has('number')) return /^-?\d+$/.test(text) ? Number(text) : undefined;
  const values = schema.keyword('enum');
  return schema.types.has('string') && (!Array.isArray(values) || values.includes(text)) ? text : undefined;
}

/** `deactivate` makes `active` false, `archive` makes `archived` true, and each the `status` that is called so. */
function namedToSet(noun: string, { properties }: Schema): RecordAction['sets'] {
  const [verb = ''] = wordsOf(noun);
  const past = participlesOf(verb);
  const opposite = /^(?:de|un|dis)(.+)$/.exec(verb)?.[1];
  const before = opposite === undefined ? [] : [opposite, ...participlesOf(opposite)];
  const sets: Record<string, unknown> = {};
  for (const [name, schema] of properties) {
    const word = wordsOf(name)
      .filter((part) => part !== 'is')
      .join('');
    if (schema.types.has('boolean') && [...past, verb].some((one) => isStateOf(one, word))) sets[name] = true;
    if (schema.types.has('boolean') && before.some((one) => isStateOf(one, word))) sets[name] = false;
    const values = schema.keyword('enum');
    const value = Array.isArray(values) ? values.find((one) => past.includes(String(one).toLowerCase())) : undefined;
    if (value !== undefined) sets[name] = value;
  }
  return sets;
}

/** `activate` is what makes something `active`. */
const isStateOf = (verb: string, state: string): boolean =>
  verb === state || (verb.endsWith('ate') && `${verb.slice(0, -3)}e` === state);

const participlesOf = (verb: string): readonly string[] => {
  if (verb === '') return [];
  if (verb.endsWith('e')) return [`${verb}d`];
  return verb.endsWith('y') ? [`${verb.slice(0, -1)}ied`] : [`${verb}ed`, `${verb}${verb.at(-1) ?? ''}ed`, verb];
};
