import type { Operation } from '../../spec/index.js';
import { nounOf, plain } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { pointerTo } from '../inference/body-shape.js';
import type { Context } from '../inference/context.js';
import { inputPlaceOf } from '../inference/input.js';
import type { KeySources, Source } from '../resource-model.js';

export interface KeyQuestion {
  readonly operation: Operation;
  /** What the collection is called, and the properties of its key. */
  readonly collection: string;
  readonly key: readonly string[];
  /** Where the answer shows the record, or an item of a list. */
  readonly shown?: { readonly in: 'response' | 'item'; readonly pointer: string; readonly schema: Schema } | undefined;
}

/** Where the key stands, by names alone: in the path, in a create's answer or a list's items, in the body, in the query. */
export function guessKey(question: KeyQuestion, context: Context): KeySources {
  return Object.fromEntries(
    question.key.flatMap((property) => {
      const source = guess(property, question, context);
      return source === undefined ? [] : [[property, source] as const];
    }),
  );
}

function guess(
  property: string,
  { operation, collection, key, shown }: KeyQuestion,
  context: Context,
): Source | undefined {
  const means = (name: string): boolean =>
    isMeant(name, property) || (property === key.at(-1) && plain(name) === `${nounOf(collection)}${plain(property)}`);
  const inPath = operation.parameters.find(({ in: at, name }) => at === 'path' && means(name));
  if (inPath !== undefined) return { in: 'path', name: inPath.name };
  if (shown?.schema.properties.has(property) === true)
    return { in: shown.in, pointer: `${shown.pointer}${pointerTo(property)}` };
  const input = inputPlaceOf(operation, undefined, context);
  const named = [...(input?.schema.properties.keys() ?? [])].find(means);
  if (input !== undefined && named !== undefined)
    return { in: 'request', pointer: `${input.pointer}${pointerTo(named)}` };
  const inQuery = operation.parameters.find(({ in: at, name }) => at === 'query' && means(name));
  return inQuery && { in: 'query', name: inQuery.name };
}

/** `workspace` and `workspaceId` mean `workspace_id`. */
function isMeant(name: string, property: string): boolean {
  const wanted = plain(property);
  return plain(name) === wanted || `${plain(name)}id` === wanted;
}
