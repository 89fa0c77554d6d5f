import type { Proof } from '../finding.js';
import { isAboutProperty } from './schema-places.js';

/** A keyword that a body breaks at a place; array indexes may be `*`, which speaks of every item. */
export interface BrokenKeyword {
  readonly tokens: readonly string[];
  readonly keyword: string;
  /** The keyword's value in the schema. */
  readonly constraint: unknown;
  /** What stood there. */
  readonly found: unknown;
}

/** An expression that holds where the last answer's body keeps the keyword. */
export function keepsKeyword({ tokens, keyword, constraint, found }: BrokenKeyword): Proof {
  if (isAboutProperty(keyword)) {
    const owned = `Object.hasOwn(v, ${JSON.stringify(tokens.at(-1))})`;
    const test = keyword === 'required' ? owned : `!${owned}`;
    return `${valuesAt(tokens.slice(0, -1))}.every((v) => typeof v !== 'object' || v === null || ${test})`;
  }
  const test = (tests[keyword] ?? differs)(JSON.stringify(constraint), JSON.stringify(JSON.stringify(found)));
  return `${valuesAt(tokens)}.every((v) => v === undefined || ${test})`;
}

/** Every value at the place, as an expression for a list. */
function valuesAt(tokens: readonly string[]): string {
  return tokens.reduce(
    (list, token) =>
      token === '*'
        ? `${list}.flatMap((v) => typeof v === 'object' && v !== null ? Object.values(v) : [])`
        : `${list}.map((v) => v?.[${JSON.stringify(token)}])`,
    '[answers.at(-1).body]',
  );
}

type Test = (constraint: string, found: string) => string;

const differs: Test = (_, found) => `JSON.stringify(v) !== ${found}`;

const typeOf = `(v === null ? 'null' : Array.isArray(v) ? 'array' : typeof v)`;

const tests: Readonly<Record<string, Test>> = {
  type: (types) => `[${types}].flat().some((t) => t === 'integer' ? Number.isInteger(v) : t === ${typeOf})`,
  enum: (values) => `${values}.some((w) => JSON.stringify(w) === JSON.stringify(v))`,
  const: (value) => `JSON.stringify(v) === JSON.stringify(${value})`,
  pattern: (pattern) => `typeof v !== 'string' || new RegExp(${pattern}).test(v)`,
  minLength: (limit) => `typeof v !== 'string' || [...v].length >= ${limit}`,
  maxLength: (limit) => `typeof v !== 'string' || [...v].length <= ${limit}`,
  minimum: (limit) => `typeof v !== 'number' || v >= ${limit}`,
  maximum: (limit) => `typeof v !== 'number' || v <= ${limit}`,
  exclusiveMinimum: (limit) => `typeof v !== 'number' || v > ${limit}`,
  exclusiveMaximum: (limit) => `typeof v !== 'number' || v < ${limit}`,
  minItems: (limit) => `!Array.isArray(v) || v.length >= ${limit}`,
  maxItems: (limit) => `!Array.isArray(v) || v.length <= ${limit}`,
  uniqueItems: () => `!Array.isArray(v) || new Set(v.map((w) => JSON.stringify(w))).size === v.length`,
  format: (format, found) => {
    const pattern = formats[JSON.parse(format) as string];
    return pattern === undefined ? differs(format, found) : `typeof v !== 'string' || ${pattern}.test(v)`;
  },
};

/** Enough to tell what was seen from what is right; the run itself judges by the schema. */
const formats: Readonly<Record<string, string>> = {
  'date-time': String.raw`/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/`,
  date: String.raw`/^\d{4}-\d\d-\d\d$/`,
  email: String.raw`/^[^\s@]+@[^\s@]+\.[^\s@]+$/`,
  uuid: '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i',
  uri: String.raw`/^[a-z][a-z0-9+.-]*:\S+$/i`,
};
