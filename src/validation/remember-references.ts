const plainChildren = ['items', 'additionalProperties', 'not'] as const;
const namedChildren = ['properties', 'patternProperties'] as const;
const annotations = new Set(['$ref', 'description', 'summary', 'title', 'examples', 'example', 'deprecated']);

/**
 * A copy of a schema in which every `$ref` that stands for a whole property or item has become `remembered`, and every other
 * one absolute, so that the copy means the same wherever it is compiled. References are not followed.
 */
export function rememberReferences(schema: unknown, uri: string): unknown {
  if (!isObject(schema)) return schema;
  if (isPlainReference(schema)) return { remembered: absolute(schema.$ref, uri) };
  if ('unevaluatedProperties' in schema || 'unevaluatedItems' in schema) return withAbsoluteReferences(schema, uri);

  const copy: Record<string, unknown> = { ...(withAbsoluteReferences(schema, uri) as object) };
  for (const keyword of plainChildren) {
    if (keyword in schema) copy[keyword] = rememberReferences(schema[keyword], uri);
  }
  for (const keyword of namedChildren) {
    const children = schema[keyword];
    if (isObject(children)) copy[keyword] = mapValues(children, (child) => rememberReferences(child, uri));
  }
  return copy;
}

/** Keywords whose values are data, not schemas: a `$ref` in there is only a name. */
const dataKeywords = new Set(['enum', 'const', 'default', 'example', 'examples']);

function withAbsoluteReferences(node: unknown, uri: string): unknown {
  if (Array.isArray(node)) return node.map((item) => withAbsoluteReferences(item, uri));
  if (!isObject(node)) return node;
  return mapValues(node, (value, name) => {
    if (name === '$ref' && typeof value === 'string') return absolute(value, uri);
    return dataKeywords.has(name) ? value : withAbsoluteReferences(value, uri);
  });
}

const absolute = (reference: string, uri: string): string => (reference.startsWith('#') ? `${uri}${reference}` : new URL(reference, uri).href);

const mapValues = (object: object, change: (value: unknown, name: string) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));

const isPlainReference = (schema: object): schema is { $ref: string } =>
  '$ref' in schema && typeof schema.$ref === 'string' && Object.keys(schema).every((name) => annotations.has(name));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
