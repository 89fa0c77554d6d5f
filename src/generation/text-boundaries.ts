import type { Change } from './change.js';
import type { Drafts } from './create-drafts.js';
import type { Draft } from './draft.js';
import type { Purpose } from './generator.js';
import { lengthOf } from './text-wish.js';
import { counted, nounFor, withArticle } from './wording.js';

interface Inside {
  readonly drafts: Drafts;
  readonly purpose: Purpose;
}

/** Longer texts test the size of a body, not a name. */
const longest = 10_000;

/** The shortest and the longest text, and characters that get lost or stand for something else where they are not escaped. */
export function textBoundaries(part: Draft, inside: Inside): readonly Change[] {
  return [
    ...lengths(part, inside),
    ...widest(part, inside),
    ...characters(part, inside),
    ...addresses(part, inside),
    ...times(part, inside),
  ];
}

function lengths(part: Draft, { drafts, purpose }: Inside): readonly Change[] {
  const { minLength, maxLength } = part.facets.limits;
  const noun = nounFor(part.pointer, purpose.noun ?? 'body');
  const ofLength = (keyword: 'minLength' | 'maxLength', length: number): Change[] => {
    const limit = part.facets.limits[keyword];
    if (limit === undefined || (length === 0 && purpose.as === 'text')) return [];
    const title = `with ${withArticle(noun)} of ${counted(length, 'character')}`;
    const writes = (target: Draft) => drafts.textsAt(target, purpose, { minLength: length, maxLength: length });
    return [{ target: part.pointer, pointer: part.pointer, keyword, title, at: limit.at, isCertain: true, writes }];
  };
  return [
    ...(minLength === undefined ? [] : ofLength('minLength', minLength.value)),
    ...(maxLength === undefined || maxLength.value > longest ? [] : ofLength('maxLength', maxLength.value)),
  ];
}

/** Lengths are counted in characters (JSON Schema, section 6.3.1), while databases and careless servers count bytes. */
function widest(part: Draft, { drafts, purpose }: Inside): readonly Change[] {
  const { maxLength } = part.facets.limits;
  if (maxLength === undefined || maxLength.value > longest || purpose.as === 'text') return [];
  if (!takesAnyCharacter(part, { drafts, purpose })) return [];
  const noun = nounFor(part.pointer, purpose.noun ?? 'body');
  const size = counted(maxLength.value, 'character');
  return [
    {
      target: part.pointer,
      pointer: part.pointer,
      keyword: 'maxLength',
      title: `with ${withArticle(noun)} of ${size}, most of them beyond ASCII`,
      at: maxLength.at,
      isCertain: true,
      writes: (target) =>
        drafts
          .textsAt(target, purpose, { base: 'Zoë', maxLength: Math.ceil(maxLength.value / 2) })
          .map((text) => text + 'é'.repeat(maxLength.value - lengthOf(text))),
    },
  ];
}

/** Accents are in everybody's names; a server may have reasons for refusing the others, but none for changing them. */
const special = [
  { what: 'accents and an apostrophe', text: "Zoë Ångström O'Łuñez", isCertain: true },
  { what: 'an emoji and letters beyond Latin', text: '山田 Ольга ﬁ② 🚀', isCertain: false },
  { what: 'quotes and markup', text: '<b>"Tom" & \'Ann\'</b> \\', isCertain: false },
  { what: 'percent and plus signs', text: '100% a+b %41 &x=1', isCertain: false },
] as const;

const takesAnyCharacter = (part: Draft, { drafts, purpose }: Inside): boolean =>
  part.facets.patterns.length === 0 && part.facets.format === undefined && drafts.isFreeText(part, purpose);

function characters(part: Draft, { drafts, purpose }: Inside): readonly Change[] {
  const { facets, pointer } = part;
  const at = facets.type;
  if (at === undefined || !takesAnyCharacter(part, { drafts, purpose })) return [];
  const noun = nounFor(pointer, purpose.noun ?? 'body');
  return special.map(({ what, text, isCertain }) => ({
    target: pointer,
    pointer,
    keyword: 'encoding',
    title: `with ${what} in the ${noun}`,
    at,
    isCertain,
    writes: (target) => drafts.textsAt(target, purpose, { base: text }),
  }));
}

/** What a mail address may have before the sign, and a path or a query may not as it is. */
function addresses({ facets, pointer, value }: Draft, { purpose }: Inside): readonly Change[] {
  const at = facets.format?.at ?? facets.type;
  if (at === undefined || typeof value !== 'string' || !value.includes('@example.com')) return [];
  const noun = nounFor(pointer, purpose.noun ?? 'body');
  const about = { target: pointer, pointer, keyword: 'format', at, isCertain: facets.format !== undefined };
  return [
    {
      ...about,
      title: `with a plus sign in the ${noun}`,
      writes: (target) => [String(target.value).replace('@', '+a@')],
    },
    {
      ...about,
      title: `with capital letters in the ${noun}`,
      writes: (target) => [String(target.value).replace(/^[a-z]/, (letter) => letter.toUpperCase())],
    },
  ];
}

/** The same instant may be written with any offset from UTC (RFC 3339 section 4.2). */
function times({ facets, pointer, value }: Draft, { purpose }: Inside): readonly Change[] {
  const { format } = facets;
  if (format?.value !== 'date-time' || typeof value !== 'string' || !value.endsWith('Z')) return [];
  const noun = nounFor(pointer, purpose.noun ?? 'body');
  const writes = (target: Draft) => [String(target.value).replace(/Z$/, '+05:30')];
  const place = { target: pointer, pointer, keyword: 'format', at: format.at };
  return [{ ...place, title: `with an offset from UTC in the ${noun}`, isCertain: true, writes }];
}
