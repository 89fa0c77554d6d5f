import type { Reference } from '../spec/index.js';
import { type Change, partsOf } from './change.js';
import { isUnwelcome } from './choose-value.js';
import type { Drafts } from './create-drafts.js';
import { sentValue } from './create-drafts.js';
import type { Draft } from './draft.js';
import { isSame } from './draft.js';
import type { Purpose, Variant } from './generator.js';
import { rangeOf } from './numbers.js';
import { allowsNull, typeOf } from './schema-node.js';
import { textBoundaries } from './text-boundaries.js';
import { toVariants } from './variants.js';
import { counted, nounAfter, nounFor } from './wording.js';

interface Inside {
  readonly drafts: Drafts;
  readonly purpose: Purpose;
}

/** Values that the schema accepts, each at one boundary. */
export function* boundariesOf(schema: Reference, { drafts, purpose }: Inside): Generator<Variant> {
  const maximal: Purpose = { ...purpose, extent: 'maximal' };
  const root = drafts.draft(schema, maximal);
  if (root === undefined) return;
  const inside = { drafts, purpose: maximal };
  const changes = partsOf(root).flatMap((part) => changesOf(part, inside));
  yield* extents(schema, root, inside);
  yield* toVariants(changes, { schema, drafts, purpose: maximal, isValid: true });
  for (const part of partsOf(root)) yield* alternatives(schema, part, inside);
}

/** With everything, and with only what is required; a server may need more than nothing at all. */
function extents(schema: Reference, root: Draft, { drafts, purpose }: Inside): readonly Variant[] {
  if (typeOf(root.facets) !== 'object' || root.value === null) return [];
  const minimal = drafts.draft(schema, { ...purpose, extent: 'minimal', purpose: `${purpose.purpose} minimal` });
  const place = { pointer: '', keyword: 'required', at: schema };
  const all = { ...place, title: 'with every property', value: sentValue(root), isCertain: true };
  const least = minimal === undefined ? all.value : sentValue(minimal);
  const names = Object.keys(least as object);
  if (isSame(names, Object.keys(all.value as object))) return [all];
  return [{ ...place, title: 'with only the required properties', value: least, isCertain: names.length > 0 }, all];
}

function changesOf(part: Draft, inside: Inside): readonly Change[] {
  if (part.facets.values !== undefined) return listed(part, inside);
  return [...nulls(part, inside), ...byType(part, inside)];
}

function byType(part: Draft, inside: Inside): readonly Change[] {
  if (typeof part.value === 'string') return textBoundaries(part, inside);
  if (typeof part.value === 'number') return numbers(part, inside);
  if (typeof part.value === 'boolean') return booleans(part, inside);
  return Array.isArray(part.value) ? lists(part, inside) : [];
}

const about = ({ pointer }: Draft) => ({ target: pointer, pointer, isCertain: true });

function nulls(part: Draft, { purpose }: Inside): readonly Change[] {
  const { type } = part.facets;
  if (type === undefined || !allowsNull(part.facets) || part.value === null || purpose.as === 'text') return [];
  const title = `with null for ${nounOf(part, purpose)}`;
  return [{ ...about(part), keyword: 'type', title, at: type, writes: () => [null] }];
}

/** Every value that is listed; whoever may not give a role to anybody may refuse it. */
function listed(part: Draft, { purpose }: Inside): readonly Change[] {
  const { values } = part.facets;
  if (values === undefined) return [];
  const others = values.value.filter((value) => purpose.as !== 'text' || value !== null);
  return (others.length > 1 ? others : []).map((value) => ({
    ...about(part),
    keyword: values.keyword,
    title: `with ${JSON.stringify(value)} for ${nounOf(part, purpose)}`,
    at: values.at,
    isCertain: !isUnwelcome(value),
    writes: () => [value],
  }));
}

function booleans(part: Draft, { purpose }: Inside): readonly Change[] {
  const { type } = part.facets;
  if (type === undefined) return [];
  return [true, false].map((value) => ({
    ...about(part),
    keyword: 'type',
    title: `with ${String(value)} for ${nounOf(part, purpose)}`,
    at: type,
    isCertain: value === part.value,
    writes: () => [value],
  }));
}

function numbers(part: Draft, { purpose }: Inside): readonly Change[] {
  const { limits } = part.facets;
  const { minimum, maximum } = rangeOf(part.facets);
  const noun = nounFor(part.pointer, purpose.noun ?? 'body');
  const edge = (
    keywords: readonly ('minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum')[],
    value: number | undefined,
    word: string,
  ) =>
    keywords.flatMap((keyword) => {
      const limit = limits[keyword];
      if (limit === undefined || value === undefined) return [];
      return [
        { ...about(part), keyword, title: `with the ${word} ${noun}, ${value}`, at: limit.at, writes: () => [value] },
      ];
    });
  return [
    ...edge(['minimum', 'exclusiveMinimum'], minimum, 'smallest'),
    ...edge(['maximum', 'exclusiveMaximum'], maximum, 'largest'),
  ];
}

/** Longer lists say nothing new and cost much. */
const longestList = 200;

function lists(part: Draft, inside: Inside): readonly Change[] {
  const { minItems, maxItems } = part.facets.limits;
  const least = minItems?.value ?? 0;
  const place = minItems?.at ?? part.facets.type;
  // An empty list has no form of its own where everything is text.
  const hasLeast = place !== undefined && (least > 0 || inside.purpose.as !== 'text');
  const hasMost = maxItems !== undefined && maxItems.value <= longestList;
  return [
    ...(hasLeast ? [ofLength(least, part, { ...inside, keyword: 'minItems', at: place })] : []),
    ...(hasMost ? [ofLength(maxItems.value, part, { ...inside, keyword: 'maxItems', at: maxItems.at })] : []),
  ];
}

function ofLength(
  count: number,
  part: Draft,
  { drafts, purpose, keyword, at }: Inside & { keyword: 'minItems' | 'maxItems'; at: Reference },
): Change {
  return {
    ...about(part),
    keyword,
    title: `with ${count === 0 ? 'no items' : counted(count, 'item')} in ${nounOf(part, purpose)}`,
    at,
    // Where nothing is said about it, a server may need one all the same.
    isCertain: part.facets.limits[keyword] !== undefined,
    writes: (target) => [drafts.listAt(target, purpose, count) ?? target.value],
  };
}

/** The alternatives of a choice that were not taken. */
function alternatives(schema: Reference, part: Draft, { drafts, purpose }: Inside): readonly Variant[] {
  const noun = nounOf(part, purpose);
  return part.chosen.flatMap(({ choice, index: taken }) =>
    choice.alternatives.flatMap((alternative, index) => {
      const [at] = alternative;
      const draft =
        index === taken || at === undefined
          ? undefined
          : drafts.draft(
              schema,
              { ...purpose, purpose: `${purpose.purpose} ${part.pointer} ${choice.keyword} ${index}` },
              { pointer: part.pointer, key: choice.key, index },
            );
      if (draft === undefined || at === undefined) return [];
      const title = `with alternative ${index + 1} of ${choice.alternatives.length} for ${noun}`;
      return [{ pointer: part.pointer, keyword: choice.keyword, title, value: sentValue(draft), at, isCertain: true }];
    }),
  );
}

const nounOf = ({ pointer }: Draft, { noun = 'body' }: Purpose): string => nounAfter(pointer, noun);
