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

const deepest = 8;
const combinations = ['allOf', 'anyOf', 'oneOf'] as const;
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const asText: Coercion = {
  shape: { kind: 'primitive', properties: [] },
  defaultValue: undefined,
  coerce: (value) => value,
};

/** Works out once what a parameter's or a form's schema makes of text; references are followed, to a limited depth. */
export function createCoercion(spec: Spec, reference: SchemaReference | undefined, depth = 0): Coercion {
  if (reference === undefined || depth > deepest) return asText;
  const parts = alternatives(spec, reference, depth);
  const types = new Set(parts.flatMap(({ schema }) => typesOf(schema)));
  const [defaultValue] = parts.map(({ schema }) => schema.default).filter((value) => value !== undefined);

  if (types.has('array')) return { ...arrayCoercion(spec, parts, depth), defaultValue };
  if (types.has('object')) return { ...objectCoercion(spec, parts, depth), defaultValue };
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

/** The schema at a place and all that it combines, each with the place where it really stands. */
function alternatives(spec: Spec, reference: SchemaReference, depth: number): readonly Part[] {
  const schema = spec.read(reference);
  if (depth > deepest || typeof schema !== 'object' || schema === null) return [];

  const { $ref } = schema as SchemaObject;
  const followed = $ref === undefined ? [] : alternatives(spec, toReference($ref, reference.uri), depth + 1);
  const combined = combinations.flatMap((keyword) => {
    const list = (schema as Record<string, unknown>)[keyword];
    if (!Array.isArray(list)) return [];
    return list.flatMap((_, index) => alternatives(spec, childOf(reference, keyword, index), depth + 1));
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

function arrayCoercion(spec: Spec, parts: readonly Part[], depth: number): Omit<Coercion, 'defaultValue'> {
  const owner = parts.find(({ schema }) => 'items' in schema);
  const items = createCoercion(spec, owner && childOf(owner.reference, 'items'), depth + 1);
  return {
    shape: { kind: 'array', properties: [] },
    coerce: (value) =>
      typeof value === 'object' && !Array.isArray(value)
        ? value
        : [value].flat().map((item) => items.coerce(item as string)),
  };
}

function objectCoercion(spec: Spec, parts: readonly Part[], depth: number): Omit<Coercion, 'defaultValue'> {
  const properties = new Map<string, Coercion>();
  for (const { reference, schema } of parts) {
    for (const name of Object.keys(schema.properties ?? {})) {
      properties.set(name, createCoercion(spec, childOf(reference, 'properties', name), depth + 1));
    }
  }
  return {
    shape: { kind: 'object', properties: [...properties.keys()] },
    coerce(value) {
      if (typeof value !== 'object' || Array.isArray(value)) return value;
      const entries = Object.entries(value as Record<string, string>);
      return Object.fromEntries(entries.map(([name, text]) => [name, (properties.get(name) ?? asText).coerce(text)]));
    },
  };
}
