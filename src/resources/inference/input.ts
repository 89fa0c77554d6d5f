import type { Operation } from '../../spec/index.js';
import { requestBodyOf } from '../document/bodies.js';
import { findName } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { textOf } from '../document/texts.js';
import type { Input } from '../resource-model.js';
import { pointerTo } from './body-shape.js';
import type { Context } from './context.js';
import { isSecret } from './field-kinds.js';

export interface InputPlace {
  readonly pointer: string;
  readonly schema: Schema;
  readonly mediaType: string;
}

/** Where the properties of a record stand in the body of a request: on top, or inside one object (`{user: {…}}`). */
export function inputPlaceOf(
  operation: Operation,
  record: Schema | undefined,
  { read }: Context,
): InputPlace | undefined {
  const body = requestBodyOf(operation, read);
  if (body === undefined) return undefined;
  const [only, ...others] = body.schema.properties;
  const isWrapped =
    only !== undefined &&
    others.length === 0 &&
    only[1].properties.size > 0 &&
    record?.properties.has(only[0]) === false;
  const { mediaType } = body;
  return isWrapped
    ? { pointer: pointerTo(only[0]), schema: only[1], mediaType }
    : { pointer: '', schema: body.schema, mediaType };
}

export function toInput(operation: Operation, record: Schema | undefined, context: Context): Input | undefined {
  const place = inputPlaceOf(operation, record, context);
  if (place === undefined) return undefined;
  const names: Record<string, string> = {};
  const ignored = new Set<string>();
  for (const [name, schema] of place.schema.properties) {
    const own = record && findName(record.properties.keys(), name);
    if (own !== undefined && own !== name) names[name] = own;
    if (record !== undefined && own === undefined && !isSecret(name, schema)) ignored.add(name);
  }
  return { pointer: place.pointer, names, nested: nestedOf(operation, place, context), ignored };
}

function nestedOf(operation: Operation, { mediaType }: InputPlace, { spec }: Context): Input['nested'] {
  if (operation.method === 'put') return 'replace';
  return mediaType.includes('merge-patch') || saysMerged.test(textOf(operation, spec)) ? 'merge' : 'unknown';
}

const saysMerged = /\bmerge[- ]patch\b|RFC ?7396|\b(?:is|are) merged\b|\bmerged? (?:with|into)\b/i;
