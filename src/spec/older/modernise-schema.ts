import type { Warn } from '../findings.js';
import { isAnnotation, moderniseNullable } from '../nullable.js';
import { childOf, type Site } from '../site.js';

type Schema = Record<string, unknown>;

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
  moderniseNullable(site);
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
