import { madeOf } from './made-of.js';
import type { Site } from './site.js';

type Schema = Record<string, unknown>;

/** What may stand outside of what is nullable, or beside a `$ref`: it says nothing that a value could break. */
const annotations = [
  'title',
  'description',
  'summary',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
  'xml',
];

export const isAnnotation = (keyword: string): boolean => keyword.startsWith('x-') || annotations.includes(keyword);

/** Writes `nullable` of OpenAPI 3.0, and `x-nullable` of Swagger, as JSON Schema does; tells whether null is allowed. */
export function moderniseNullable(site: Site): boolean {
  const schema = site.value as Schema;
  const isNullable = schema.nullable === true || schema['x-nullable'] === true;
  if (isNullable) allowNull(schema, site);
  delete schema.nullable;
  delete schema['x-nullable'];
  return isNullable;
}

const combining = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not'];

/** `null` is another type; where other schemas have a say in it, it is an alternative to all of them. */
function allowNull(schema: Schema, site: Site): void {
  if (combining.some((keyword) => schema[keyword] !== undefined)) {
    const inner = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !isAnnotation(keyword)));
    delete inner.nullable;
    delete inner['x-nullable'];
    for (const keyword of Object.keys(inner)) Reflect.deleteProperty(schema, keyword);
    schema.anyOf = [madeOf(site, inner), { type: 'null' }];
    return;
  }
  const { type, enum: values } = schema;
  if (type !== undefined) schema.type = [...new Set([type, 'null'].flat())];
  if (Array.isArray(values) && !values.includes(null)) schema.enum = [...(values as unknown[]), null];
}
