import type { Change } from './change.js';
import type { Draft } from './draft.js';
import type { Purpose } from './generator.js';
import type { Facets, JsonType } from './schema-node.js';
import { nounAfter } from './wording.js';

interface Inside {
  readonly purpose: Purpose;
}

interface Wrong {
  readonly type: JsonType;
  readonly what: string;
  readonly value: unknown;
  /** Instead of the value, for what is made of the right one. */
  readonly disguise?: (value: unknown) => unknown;
}

/** What the type asks for, as a text: whoever reads that as the value takes more than the document allows. */
const written = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

const number: Wrong = { type: 'number', what: 'a number', value: 12345 };
const text: Wrong = { type: 'string', what: 'a text', value: 'not a value of this type' };
const numericText: Wrong = { type: 'string', what: 'a number written as text', value: '7', disguise: written };
const booleanText: Wrong = { type: 'string', what: 'a boolean written as text', value: 'true', disguise: written };
const fraction: Wrong = { type: 'number', what: 'a fraction', value: 1.5 };
const boolean: Wrong = { type: 'boolean', what: 'a boolean', value: true };
const object: Wrong = { type: 'object', what: 'an object', value: {} };
const array: Wrong = { type: 'array', what: 'a list', value: [] };

/** What is sent instead, by the type that is asked for; the most telling first. */
const wrongFor: Readonly<Record<JsonType, readonly Wrong[]>> = {
  string: [number, boolean, object, array],
  number: [text, numericText, boolean, object],
  integer: [text, fraction, numericText, boolean, object],
  boolean: [text, booleanText, number, object],
  array: [text, object],
  object: [text, array],
  null: [text, object],
};

/** Values of other types. Where everything travels as text, only what cannot be read as the type remains. */
export function typeViolations(part: Draft, inside: Inside): readonly Change[] {
  const { type } = part.facets;
  const wrongs = inside.purpose.as === 'text' ? asText(part.facets) : [...asJson(part.facets), ...nulls(part)];
  const noun = nounAfter(part.pointer, inside.purpose.noun ?? 'body');
  const at = type ?? part.facets.values?.at;
  if (at === undefined) return [];
  return wrongs.map(({ what, value, disguise }) => ({
    target: part.pointer,
    pointer: part.pointer,
    keyword: type === undefined ? (part.facets.values?.keyword ?? 'type') : 'type',
    title: `with ${what} for ${noun}`,
    at,
    isCertain: true,
    writes: (target) => [disguise?.(target.value) ?? value],
  }));
}

function asJson({ types, values }: Facets): readonly Wrong[] {
  const allowed = types ?? (values === undefined ? [] : ['string' as const]);
  const [main = 'null'] = allowed.filter((type) => type !== 'null');
  return wrongFor[main].filter(({ type, value }) => !isAllowed(type, value, allowed));
}

const isAllowed = (type: JsonType, value: unknown, allowed: readonly JsonType[]): boolean =>
  allowed.includes(type) || (type === 'number' && Number.isInteger(value) && allowed.includes('integer'));

function nulls({ facets: { types } }: Draft): readonly Wrong[] {
  return types?.includes('null') === false ? [{ type: 'null', what: 'null', value: null }] : [];
}

function asText({ types = [] }: Facets): readonly Wrong[] {
  if (types.some((type) => type === 'string' || type === 'array' || type === 'object')) return [];
  if (types.includes('integer'))
    return [
      { ...text, what: 'a word', value: 'abc' },
      { ...fraction, value: '1.5' },
    ];
  if (types.includes('number')) return [{ ...text, what: 'a word', value: 'abc' }];
  return types.includes('boolean') ? [{ ...text, what: 'a word', value: 'maybe' }] : [];
}
