type Schema = Readonly<Record<string, unknown>>;

const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const schemas = new Set(['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']);

/**
 * A copy of a schema in which `$ref` is `deferred`, so that compiling it does not compile all that it leads to. Beside
 * `unevaluated…` it stays `$ref`: those ask it what it has looked at.
 */
export function deferReferences(schema: unknown, toAbsolute: ($ref: string) => string, mayDefer = true): unknown {
  if (!isSchema(schema)) return schema;
  const isOpen = mayDefer && !('unevaluatedProperties' in schema) && !('unevaluatedItems' in schema);
  const change = (inner: unknown) => deferReferences(inner, toAbsolute, isOpen);
  const entries = Object.entries(schema)
    .filter(([keyword]) => !isData(keyword))
    .map(([keyword, value]): [string, unknown] => {
      if (keyword === '$ref' && typeof value === 'string') return [isOpen ? 'deferred' : '$ref', toAbsolute(value)];
      if (schemas.has(keyword)) return [keyword, change(value)];
      if (lists.has(keyword) && Array.isArray(value)) return [keyword, value.map(change)];
      if (maps.has(keyword) && isSchema(value)) return [keyword, mapValues(value, change)];
      return [keyword, value];
    });
  return Object.fromEntries(entries);
}

/** What says nothing about values, and may hold anything: even what looks like an identifier to ajv. */
const isData = (keyword: string): boolean =>
  ['example', 'examples', 'default'].includes(keyword) || keyword.startsWith('x-');

const mapValues = (map: Schema, change: (value: unknown) => unknown): Schema =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
