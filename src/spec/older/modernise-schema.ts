import type { Warn } from '../findings.js';
import { childOf, type Site } from '../site.js';
import { madeOf } from './made-of.js';

type Schema = Record<string, unknown>;

/** What may stand beside a `$ref`, and outside of what is nullable: it says nothing that a value could break. */
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

const isAnnotation = (keyword: string): boolean => keyword.startsWith('x-') || annotations.includes(keyword);

/**
 * Changes a Schema Object of OpenAPI 3.0 or Swagger 2.0, and nothing below it, into one of JSON Schema 2020-12 that accepts
 * the same values. Doing it again changes nothing.
 */
export function moderniseSchema(site: Site, warn: Warn): void {
  const schema = site.value as Schema;
  if (typeof schema.$ref === 'string') dropAssertions(site, warn);
  moderniseLimit(schema, 'minimum', 'exclusiveMinimum');
  moderniseLimit(schema, 'maximum', 'exclusiveMaximum');
  if (typeof schema.discriminator === 'string') schema.discriminator = { propertyName: schema.discriminator };
  if (schema.type === 'file') Object.assign(schema, { type: 'string', format: 'binary' });
  if (schema.nullable === true || schema['x-nullable'] === true) allowNull(schema, site);
  delete schema.nullable;
  delete schema['x-nullable'];
}

/** OpenAPI 3.0.4, "Reference Object": what stands beside a `$ref` is ignored. */
function dropAssertions(site: Site, warn: Warn): void {
  const schema = site.value as Schema;
  for (const keyword of Object.keys(schema)) {
    if (['$ref', 'nullable', 'x-nullable'].includes(keyword) || isAnnotation(keyword)) continue;
    warn(childOf(site, keyword), `'${keyword}' beside a $ref means nothing before OpenAPI 3.1: it is ignored.`);
    Reflect.deleteProperty(schema, keyword);
  }
}

function moderniseLimit(schema: Schema, limit: string, exclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  const isExclusive = schema[exclusive] && schema[limit] !== undefined;
  if (isExclusive) schema[exclusive] = schema[limit];
  else Reflect.deleteProperty(schema, exclusive);
  if (isExclusive) Reflect.deleteProperty(schema, limit);
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
