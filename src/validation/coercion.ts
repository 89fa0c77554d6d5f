import type { ParameterShape, Serialised } from '../http/index.js';
import { childOf, type SchemaReference, type Spec, toReference } from '../spec/index.js';

/** How text becomes the value that a schema describes. */
export interface Coercion {
  readonly shape: ParameterShape;
  /** The schema's `default`, for a value that was not sent. */
  readonly defaultValue: unknown;
  /** Text that does not fit the schema's types stays text, for the schema to refuse. */
  coerce(value: Serialised): unknown;
}

interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: object;
  readonly additionalProperties?: unknown;
}

const combinations = ['allOf', 'anyOf', 'oneOf'] as const;
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const asText: Coercion = {
  shape: { kind: 'primitive', properties: [] },
  defaultValue: undefined,
  coerce: (value) => value,
};

/** Works out once what a parameter's or a form's schema makes of text; what is inside of it, when a value gets there. */
export function createCoercion(spec: Spec, reference: SchemaReference | undefined): Coercion {
  if (reference === undefined) return asText;
  const parts = alternatives(spec, reference, new Set());
  const types = new Set(parts.flatMap(({ schema }) => typesOf(schema)));
  const [defaultValue] = parts.map(({ schema }) => schema.default).filter((value) => value !== undefined);

  if (types.has('array')) return { ...arrayCoercion(spec, parts), defaultValue };
  if (types.has('object')) return { ...objectCoercion(spec, parts), defaultValue };
  return {
    ...asText,
    defaultValue,
    coerce: (value) => (typeof value === 'string' ? toPrimitive(value, types) : value),
  };
}

interface Part {
  readonly reference: SchemaReference;
  readonly schema: SchemaObject;
}

/** The schema at a place and all that it combines, each once, with the place where it really stands. */
function alternatives(spec: Spec, reference: SchemaReference, seen: Set<string>): readonly Part[] {
  const place = `${reference.uri}#${reference.pointer}`;
  const schema = seen.has(place) ? undefined : spec.read(reference);
  seen.add(place);
  if (typeof schema !== 'object' || schema === null) return [];

  const { $ref } = schema as SchemaObject;
  const followed = $ref === undefined ? [] : alternatives(spec, toReference($ref, reference.uri), seen);
  const combined = combinations.flatMap((keyword) => {
    const list = (schema as Record<string, unknown>)[keyword];
    if (!Array.isArray(list)) return [];
    return list.flatMap((_, index) => alternatives(spec, childOf(reference, keyword, index), seen));
  });
  return [{ reference, schema }, ...followed, ...combined];
}

function typesOf(schema: SchemaObject): readonly string[] {
  if (schema.type !== undefined) return typeof schema.type === 'string' ? [schema.type] : schema.type;
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  if (values.length > 0) return values.map((value) => (value === null ? 'null' : typeof value));
  return schema.properties === undefined ? [] : ['object'];
}

const literals = new Map<string, { readonly type: string; readonly value: boolean | null }>([
  ['true', { type: 'boolean', value: true }],
  ['false', { type: 'boolean', value: false }],
  ['null', { type: 'null', value: null }],
  ['', { type: 'null', value: null }],
]);

function toPrimitive(text: string, types: ReadonlySet<string>): unknown {
  if (types.has('string')) return text;
  const isNumeric = types.has('integer') || types.has('number');
  if (isNumeric && jsonNumber.test(text)) return Number(text);
  const literal = literals.get(text);
  return literal && types.has(literal.type) ? literal.value : text;
}

/** Made when it is first asked for: a schema may hold itself. */
function late(spec: Spec, reference: SchemaReference | undefined): () => Coercion {
  let made: Coercion | undefined;
  return () => (made ??= createCoercion(spec, reference));
}

function arrayCoercion(spec: Spec, parts: readonly Part[]): Omit<Coercion, 'defaultValue'> {
  const owner = parts.find(({ schema }) => 'items' in schema);
  const items = late(spec, owner && childOf(owner.reference, 'items'));
  return {
    shape: { kind: 'array', properties: [] },
    coerce: (value) =>
      typeof value === 'object' && !Array.isArray(value)
        ? value
        : [value].flat().map((item) => items().coerce(item as string)),
  };
}

function objectCoercion(spec: Spec, parts: readonly Part[]): Omit<Coercion, 'defaultValue'> {
  const properties = new Map<string, () => Coercion>();
  for (const { reference, schema } of parts) {
    for (const name of Object.keys(schema.properties ?? {})) {
      properties.set(name, late(spec, childOf(reference, 'properties', name)));
    }
  }
  return {
    shape: { kind: 'object', properties: [...properties.keys()] },
    coerce(value) {
      if (typeof value !== 'object' || Array.isArray(value)) return value;
      const entries = Object.entries(value as Record<string, string>);
      const coerced = (name: string, text: string) => (properties.get(name)?.() ?? asText).coerce(text);
      return Object.fromEntries(entries.map(([name, text]) => [name, coerced(name, text)]));
    },
  };
}
