import { badFormats } from './bad-formats.js';
import type { Change } from './change.js';
import type { Drafts } from './create-drafts.js';
import type { Draft } from './draft.js';
import { isSame } from './draft.js';
import type { Purpose } from './generator.js';
import { rangeOf, tidy } from './numbers.js';
import { counted, nounAfter, nounFor, withArticle } from './wording.js';

interface Inside {
  readonly drafts: Drafts;
  readonly purpose: Purpose;
}

/** Texts and numbers beyond what their schema allows. */
export function scalarViolations(part: Draft, inside: Inside): readonly Change[] {
  if (part.facets.values !== undefined) return unlisted(part, inside);
  if (typeof part.value === 'string') return texts(part, inside);
  return typeof part.value === 'number' ? numbers(part, inside) : [];
}

const about = ({ pointer }: Draft) => ({ target: pointer, pointer, isCertain: true });

function unlisted(part: Draft, { purpose }: Inside): readonly Change[] {
  const { values } = part.facets;
  if (values === undefined) return [];
  const known = values.value.find((value) => value !== null);
  const others =
    typeof known === 'number'
      ? [known + 1, 987654]
      : [!known, 'unknown-value'].slice(typeof known === 'boolean' ? 0 : 1);
  const title = `with an unknown ${nounFor(part.pointer, purpose.noun ?? 'body')}`;
  const writes = () => others.filter((other) => !values.value.some((value) => isSame(value, other)));
  const place = { ...about(part), keyword: values.keyword, at: values.at };
  return [
    { ...place, title, writes },
    ...inOtherCase(part, { place, known, values: values.value, noun: purpose.noun ?? 'body' }),
  ];
}

interface Listed {
  readonly place: Pick<Change, 'target' | 'pointer' | 'keyword' | 'at' | 'isCertain'>;
  readonly known: unknown;
  readonly values: readonly unknown[];
  readonly noun: string;
}

/** A word in another case is another word; parameters are often read with less care. */
function inOtherCase({ pointer }: Draft, { place, known, values, noun }: Listed): readonly Change[] {
  if (typeof known !== 'string' || noun !== 'body') return [];
  const other = known === known.toUpperCase() ? known.toLowerCase() : known.toUpperCase();
  if (values.includes(other) || other === known) return [];
  return [{ ...place, title: `with a word in another case for ${nounAfter(pointer, noun)}`, writes: () => [other] }];
}

function texts(part: Draft, inside: Inside): readonly Change[] {
  return [...lengths(part, inside), ...formats(part, inside), ...patterns(part, inside)];
}

/** A server may refuse a body of megabytes for its size, which would prove nothing. */
const longest = 20_000;

function lengths(part: Draft, inside: Inside): readonly Change[] {
  return [...tooShort(part, inside), ...tooLong(part, inside)];
}

function tooShort(part: Draft, inside: Inside): readonly Change[] {
  const { minLength } = part.facets.limits;
  if (minLength === undefined || minLength.value < 1) return [];
  const length = minLength.value - 1;
  const noun = nounFor(part.pointer, inside.purpose.noun ?? 'body');
  const size = `${withArticle(noun)} of ${counted(length, 'character')} (at least ${minLength.value})`;
  return [
    {
      ...about(part),
      keyword: 'minLength',
      title: `with ${length === 0 ? `an empty ${noun}` : size}`,
      at: minLength.at,
      // Nothing at all may as well be read as no value where everything is text.
      isCertain: length > 0 || inside.purpose.as !== 'text',
      writes: (target) => (length === 0 ? [''] : ofLength(length, target, inside)),
    },
  ];
}

function tooLong(part: Draft, inside: Inside): readonly Change[] {
  const { maxLength } = part.facets.limits;
  if (maxLength === undefined || maxLength.value >= longest) return [];
  const length = maxLength.value + 1;
  const noun = nounFor(part.pointer, inside.purpose.noun ?? 'body');
  const title = `with ${withArticle(noun)} of ${counted(length, 'character')} (at most ${maxLength.value})`;
  const writes = (target: Draft) => ofLength(length, target, inside);
  return [{ ...about(part), keyword: 'maxLength', title, at: maxLength.at, writes }];
}

const ofLength = (length: number, target: Draft, { drafts, purpose }: Inside): readonly string[] =>
  drafts.textsAt(target, purpose, { minLength: length, maxLength: length });

function formats(part: Draft, { purpose }: Inside): readonly Change[] {
  const { format } = part.facets;
  if (format === undefined) return [];
  const noun = nounAfter(part.pointer, purpose.noun ?? 'body');
  return badFormats(format.value).map(({ what, texts: written, isCertain }) => ({
    ...about(part),
    keyword: 'format',
    title: `with ${what} for ${noun}`,
    at: format.at,
    isCertain,
    writes: ({ value }) => written(String(value)),
  }));
}

function patterns(part: Draft, { purpose }: Inside): readonly Change[] {
  const noun = nounFor(part.pointer, purpose.noun ?? 'body');
  return part.facets.patterns.flatMap((pattern) => {
    const place = { ...about(part), keyword: 'pattern', at: pattern.at };
    const title = `with ${withArticle(noun)} that does not match its pattern`;
    return [
      { ...place, title, writes: ({ value }: Draft) => spoilt(String(value)) },
      { ...place, title: `with a space in ${noun}`, writes: ({ value }: Draft) => withSpace(String(value)) },
      { ...place, title: `with a sign after ${noun}`, writes: ({ value }: Draft) => [`${String(value)}!`] },
      { ...place, title: `with a line break after ${noun}`, writes: ({ value }: Draft) => [`${String(value)}\n`] },
    ];
  });
}

function withSpace(text: string): readonly string[] {
  const middle = Math.floor(text.length / 2);
  return [`${text.slice(0, middle)} ${text.slice(middle + 1)}`, `${text.slice(0, middle)} ${text.slice(middle)}`];
}

/** Texts of the same length first: a pattern is to be broken and no limit. */
function spoilt(text: string): readonly string[] {
  const characters = Array.from(text);
  const signs = ['!', '~', '-', '0', 'a', 'A', 'é', ' '];
  const middle = Math.floor(characters.length / 2);
  const replaced = signs.flatMap((sign) => [
    characters.with(middle === characters.length ? 0 : middle, sign),
    [sign, ...characters.slice(1)],
    [...characters.slice(0, -1), sign],
  ]);
  const whole = signs.map((sign) => characters.map(() => sign));
  const inside = characters.length === 0 ? [] : [...replaced, ...whole];
  return [
    ...inside.map((one) => one.join('')),
    `${text}!`,
    `!${text}`,
    text.toUpperCase(),
    text.toLowerCase(),
    '!',
    '',
  ];
}

type Limit = 'minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum';

function numbers(part: Draft, { purpose }: Inside): readonly Change[] {
  const { limits } = part.facets;
  const { step } = rangeOf(part.facets);
  const noun = nounFor(part.pointer, purpose.noun ?? 'body');
  const beyond: readonly (readonly [Limit, (limit: number) => number, string])[] = [
    ['minimum', (limit) => limit - step, 'at least'],
    ['exclusiveMinimum', (limit) => limit, 'more than'],
    ['maximum', (limit) => limit + step, 'at most'],
    ['exclusiveMaximum', (limit) => limit, 'less than'],
  ];
  const outside = beyond.flatMap(([keyword, shift, word]) => {
    const limit = limits[keyword];
    if (limit === undefined) return [];
    const value = tidy(shift(limit.value));
    const title = `with ${withArticle(noun)} of ${value} (${word} ${limit.value})`;
    return [{ ...about(part), keyword, title, at: limit.at, writes: () => [value] }];
  });
  const { multipleOf } = limits;
  if (multipleOf === undefined) return outside;
  const title = `with ${withArticle(noun)} that is no multiple of ${multipleOf.value}`;
  const writes = ({ value }: Draft) =>
    [1, -1, multipleOf.value / 2, -multipleOf.value / 2].map((off) => tidy(Number(value) + off));
  return [...outside, { ...about(part), keyword: 'multipleOf', title, at: multipleOf.at, writes }];
}
