import type { Random } from './random.js';
import type { TextWish } from './text-wish.js';

type Make = (wish: TextWish) => readonly string[];

/** Texts of a format that is known, the most telling one first. */
export function formattedTexts(wish: TextWish): readonly string[] {
  return byFormat[wish.format ?? '']?.(wish) ?? [];
}

export const emailTexts: Make = ({ person, tag, unique, minLength }) => {
  const [first, last, mark] = [person.first, person.last, `${tag}${unique}`].map((part) => part.toLowerCase());
  return [
    ...longEmail(`${tag}${unique}`.toLowerCase(), minLength),
    ...(tag === '' ? [`${first}.${last}@example.com`] : []),
    `${first}.${last}.${mark}@example.com`,
    `${first}.${mark}@example.com`,
    `${mark}@example.com`,
    `${unique}@example.com`,
    `${unique}@e.de`,
    `${unique.slice(0, 2)}@e.de`,
    'a@b',
  ];
};

/** An address of an exact length keeps to what mail allows: 64 characters before the sign, 63 for each label after it. */
function longEmail(mark: string, length: number): readonly string[] {
  if (length < 50) return [];
  const local = mark.padEnd(Math.min(64, length - 12), 'x');
  const missing = length - local.length - '@example.com'.length;
  const labels = Math.ceil(missing / 64);
  const domain = Array.from({ length: labels }, (_, index) => {
    const share = Math.floor(missing / labels) + (index < missing % labels ? 1 : 0);
    return `${'x'.repeat(share - 1)}.`;
  });
  return [`${local}@${domain.join('')}example.com`];
}

export const uriTexts: Make = ({ name, tag, unique }) => {
  const isPicture = /avatar|image|picture|photo|logo|icon/i.test(name);
  return [
    `https://example.com/${tag === '' ? '' : `${tag}/`}${unique}${isPicture ? '.png' : ''}`,
    `https://example.com/${unique}`,
    'http://e.de',
  ];
};

export const uuidTexts: Make = ({ random }) => [uuid(random)];

const firstDay = Date.UTC(2025, 0, 1);
const day = 86_400_000;

/** In the past, but for what ends or expires, which has to be ahead of every clock that it may meet. */
export const dateTimeTexts: Make = ({ name, description, random }) => {
  const isAhead = /expir|until|deadline|due|ends?_?(?:at|on|date)?$|valid_?to|schedule/i.test(`${name} ${description}`);
  const years = isAhead ? 10 : 0;
  return [new Date(firstDay + (years * 365 + random.integer(0, 300)) * day + random.integer(0, day - 1)).toISOString()];
};

const dateTexts: Make = (wish) => {
  const isBirthday = /birth|dob/i.test(wish.name);
  const years = isBirthday ? wish.random.integer(1960, 2000) : undefined;
  return dateTimeTexts(wish).map((text) => (years === undefined ? text.slice(0, 10) : `${years}${text.slice(4, 10)}`));
};

const byFormat: Readonly<Record<string, Make>> = {
  email: emailTexts,
  'idn-email': emailTexts,
  uri: uriTexts,
  url: uriTexts,
  iri: uriTexts,
  'uri-reference': uriTexts,
  'iri-reference': uriTexts,
  'uri-template': uriTexts,
  uuid: uuidTexts,
  'date-time': dateTimeTexts,
  'iso-date-time': dateTimeTexts,
  date: dateTexts,
  time: (wish) => dateTimeTexts(wish).map((text) => text.slice(11)),
  'iso-time': (wish) => dateTimeTexts(wish).map((text) => text.slice(11)),
  duration: ({ random }) => [`PT${random.integer(1, 59)}M`],
  hostname: ({ tag, unique }) => [`${tag}${unique}.example.com`.toLowerCase(), `${unique}.example.com`, 'e.de'],
  'idn-hostname': ({ unique }) => [`${unique}.example.com`],
  ipv4: ({ random }) => [`192.0.2.${random.integer(1, 254)}`],
  ipv6: ({ random }) => [`2001:db8::${random.integer(1, 9999)}`],
  byte: ({ tag, unique }) => [base64(`${tag} ${unique}`), base64(unique), ''],
  'json-pointer': ({ unique }) => [`/${unique}`, ''],
  'relative-json-pointer': () => ['0', '1/name'],
  regex: ({ unique }) => [`^${unique}$`, '.'],
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function uuid(random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${random.pick(['8', '9', 'a', 'b'])}${digits(3)}-${digits(12)}`;
}
