import { dateTimeTexts, emailTexts, uriTexts, uuidTexts } from './formatted-texts.js';
import { snakeCase } from './snake-case.js';
import type { TextWish } from './text-wish.js';

type Make = (wish: TextWish) => readonly string[];

/** Texts such as a property of this name has, the most telling one first; empty where the name says nothing. */
export function namedTexts(wish: TextWish): readonly string[] {
  const name = snakeCase(wish.name);
  return byName.find(([names]) => names.test(name))?.[1](wish) ?? [];
}

export const isNameOfFreeText = (name: string): boolean =>
  /(?:^|_)(?:names?|title|description|bio|note|comment|message|subject)$/.test(snakeCase(name));

/** A text of one's own: a few words, the tag, and what makes it unique; shorter and shorter ones. Without a tag, as people write. */
export function taggedTexts(base: string, { tag, unique, maxLength }: TextWish): readonly string[] {
  if (tag === '') return [base, `${base} ${unique}`, unique, unique.slice(0, Math.min(maxLength, unique.length))];
  const room = maxLength - lengthOfTag(tag);
  return [
    `${base} ${tag} ${unique}`,
    `${base} ${tag}${unique}`,
    `${tag} ${unique}`,
    `${tag}${unique}`,
    ...(room >= 3 ? [`${tag}${unique.slice(0, room)}`] : []),
    ...(Number.isFinite(maxLength) ? [unique.slice(0, maxLength)] : []),
  ];
}

const lengthOfTag = (tag: string): number => tag.length;

/** Names without spaces, for logins and addresses. */
export function slugTexts({ person, tag, unique, maxLength }: TextWish): readonly string[] {
  const shortened = (text: string): string => text.slice(0, Math.min(maxLength, text.length));
  const first = person.first.toLowerCase();
  if (tag === '') return [`${first}.${person.last.toLowerCase()}`, `${first}${unique}`, first, unique].map(shortened);
  return [
    `${first}-${tag}-${unique}`,
    `${first}_${tag}_${unique}`,
    `${first}${tag}${unique}`,
    `${tag}${unique}`,
    `${tag}${unique}`.toUpperCase(),
    ...(Number.isFinite(maxLength) ? [`${tag}${unique}`.slice(0, maxLength), unique.slice(0, maxLength)] : []),
  ];
}

const tagged =
  (base: Parameters<TextWish['words']['of']>[1]): Make =>
  (wish) =>
    taggedTexts(String(wish.words.of(wish.random, base)), wish);

const word =
  (...texts: readonly string[]): Make =>
  () =>
    texts;

const sentence = tagged(({ word: words }) => capitalise(`${words.adjective()} ${words.noun()}`));

const country: Make = ({ words, random, description, name, maxLength }) => {
  const [code, full] = words.of(random, ({ location }) => [location.countryCode(), location.country()]);
  return /code|iso/i.test(`${name} ${description}`) || maxLength < 4 ? [code, full] : [full, code];
};

const password: Make = ({ tag, unique, random }) => [
  `Aa${random.integer(1, 9)}!${tag}-${unique}`,
  `Aa${random.integer(1, 9)}!${unique}`,
  `Aa1!${unique}`.slice(0, 8),
];

const phone: Make = ({ random }) => {
  const digits = String(random.integer(1000, 9999));
  return [`+1202555${digits}`, `202555${digits}`, `555${digits}`];
};

/** By the name in snake case; the first that matches holds. */
const byName: readonly (readonly [RegExp, Make])[] = [
  [/(?:^|_)e_?mails?(?:_?address(?:es)?)?$/, emailTexts],
  [/(?:^|_)pass(?:word|phrase)$/, password],
  [/^(?:first|given|fore)_?names?$/, (wish) => taggedTexts(wish.person.first, wish)],
  [/^(?:last|family|sur|second)_?names?$/, (wish) => taggedTexts(wish.person.last, wish)],
  [/^(?:user_?name|login|handle|nick_?name|account_name)$|(?:^|_)slug$|_(?:username|login)$/, slugTexts],
  [/^(?:job_?title|position|occupation)$/, tagged(({ person }) => person.jobTitle())],
  [/^(?:company|employer|organi[sz]ation)(?:_name)?$/, (wish) => taggedTexts(`${wish.person.last} Works`, wish)],
  [/^(?:team|group|department|project|workspace|role|tag|label|product)_?(?:name|title)$/, sentence],
  [/^(?:display|full|real|person|user|member|owner|author|contact)?_?name$/, named],
  [/_name$|^names?$/, sentence],
  [
    /^(?:description|desc|bio|about|summary|note|notes|comment|message|text|title|subject|reason|label|caption)$/,
    sentence,
  ],
  [/_(?:description|title|text|note|comment|message|label)$/, sentence],
  [/^(?:search|q|query|keyword|term)$/, ({ tag }) => [tag]],
  [/(?:^|_)(?:phone|mobile|telephone|fax|cell)(?:_?number)?$/, phone],
  [/dial(?:ing)?_?code$/, word('+1', '1')],
  [
    /(?:^|_)(?:city|town)$/,
    ({ words, random }) => [words.of(random, ({ location }) => location.city()), 'Porto', 'Ulm'],
  ],
  [/(?:^|_)country(?:_?code)?$/, country],
  [
    /^(?:street|address(?:_?line)?_?1?)$/,
    ({ words, random }) => [words.of(random, ({ location }) => location.streetAddress())],
  ],
  [/(?:zip|post(?:al)?)_?code$/, ({ random }) => [String(random.integer(10_000, 99_999))]],
  [/(?:^|_)(?:state|province|region)$/, ({ words, random }) => [words.of(random, ({ location }) => location.state())]],
  [/(?:^|_)time_?zone$|^tz$/, word('Europe/Berlin', 'UTC')],
  [/(?:^|_)(?:locale|language|lang)$/, word('en', 'en-US')],
  [/(?:^|_)currency(?:_?code)?$/, word('EUR')],
  [/(?:^|_)colou?r$/, ({ random }) => [`#${random.integer(0, 0xffffff).toString(16).padStart(6, '0')}`, 'blue']],
  [
    /(?:^|_)(?:ur[il]|href|link|website|homepage|avatar|image|picture|photo|logo|callback|webhook)(?:_ur[il])?$/,
    uriTexts,
  ],
  [/(?:^|_)(?:uuid|guid)$/, uuidTexts],
  [/(?:^|_)(?:host(?:name)?|domain)$/, ({ tag, unique }) => [`${tag}${unique}.example.com`, `${unique}.example.com`]],
  [/(?:^|_)ip(?:_?address)?$/, ({ random }) => [`192.0.2.${random.integer(1, 254)}`]],
  [/_(?:at|on|date|time)$|^(?:date|timestamp|datetime)$/, dateTimeTexts],
  [/(?:^|_)version$/, word('1.0.0', '1.0', '1')],
];

function named(wish: TextWish): readonly string[] {
  return taggedTexts(`${wish.person.first} ${wish.person.last}`, wish);
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
