type Schema = Readonly<Record<string, unknown>>;
type Change = (schema: unknown) => unknown;

/** Where schemas stand in a schema (JSON Schema 2020-12, core, section 10): alone, in a list, or under names. */
const single = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
]);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

/** What says nothing about values, and may hold anything: even what looks like an identifier to ajv. */
const isData = (keyword: string): boolean =>
  ['example', 'examples', 'default'].includes(keyword) || keyword.startsWith('x-');

const annotations = new Set(['$ref', 'description', 'summary', 'title', 'examples', 'example', 'deprecated']);

/**
 * A copy of a schema in which every `$ref` that says all about its place has become `remembered`, and every other one
 * absolute, so that the copy means the same wherever it is compiled. References are not followed.
 */
export function rememberReferences(schema: unknown, uri: string): unknown {
  if (!isSchema(schema)) return schema;
  if (isPlainReference(schema)) return { remembered: absolute(schema.$ref, uri) };
  if ('unevaluatedProperties' in schema || 'unevaluatedItems' in schema) return withAbsoluteReferences(schema, uri);
  return withChildren(schema, uri, (child) => rememberReferences(child, uri));
}

/** `remembered` tells nobody which properties it has looked at; below `unevaluated…` references stay references. */
const withAbsoluteReferences = (schema: unknown, uri: string): unknown =>
  isSchema(schema) ? withChildren(schema, uri, (child) => withAbsoluteReferences(child, uri)) : schema;

function withChildren(schema: Schema, uri: string, change: Change): Schema {
  const keywords = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !isData(keyword)));
  return mapValues(keywords, (value, keyword) => {
    if (keyword === '$ref' && typeof value === 'string') return absolute(value, uri);
    if (single.has(keyword)) return change(value);
    if (listed.has(keyword) && Array.isArray(value)) return value.map(change);
    if (named.has(keyword) && isSchema(value)) return mapValues(value, change);
    return value;
  });
}

const absolute = (reference: string, uri: string): string =>
  reference.startsWith('#') ? `${uri}${reference}` : new URL(reference, uri).href;

const mapValues = (object: Schema, change: (value: unknown, name: string) => unknown): Schema =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));

const isPlainReference = (schema: Schema): schema is { readonly $ref: string } =>
  typeof schema.$ref === 'string' && Object.keys(schema).every((name) => annotations.has(name));

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
