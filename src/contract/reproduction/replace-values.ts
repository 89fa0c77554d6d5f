import { isShort } from './binding.js';

/** What stands for an old value from now on: its successor, or a variable of a script. */
export interface Replacing {
  readonly values: readonly string[];
  readonly to: (value: string) => string;
}

/** Whole segments of a path, and long values inside of them; percent-encoded or as they are. */
export const replaceInPath = (path: string, { values, to }: Replacing): string =>
  path
    .split('/')
    .map((segment) => {
      const whole = values.find((value) => segment === value || segment === encodeURIComponent(value));
      return whole === undefined ? replace(segment, [encodedIn(values, to)]) : to(whole);
    })
    .join('/');

/** Long values anywhere, short ones after names of ids: `group_id=12`. */
export const replaceInQuery = (query: string, { values, to }: Replacing): string =>
  replace(query, [
    encodedIn(values, to),
    { forms: formsOf(values.filter(isShort)), before: `(?<=(?:^|&)${idName}=)`, after: '(?=&|$)', to },
  ]);

/** Long values only: in other texts short ones stand by chance. */
export const replaceInText = (text: string, { values, to }: Replacing): string =>
  replace(text, [{ forms: formsOf(values.filter(isLong)), to }]);

/** Long values anywhere in JSON, short ones after names of ids, alone or in lists: `"group_id": 12`, `"userIds": [12, 13]`. */
export const replaceInBody = (body: string, { values, to }: Replacing): string =>
  replace(body, [
    { forms: formsOf(values.filter(isLong), [inJson]), to },
    {
      forms: formsOf(values.filter(isShort), [inJson]),
      before: `(?<="${idName}s?"\\s*:\\s*(?:\\[[^\\]]*)?(?:"|\\b))`,
      after: '(?=["\\s,}\\]])',
      to,
    },
  ]);

/**
 * Long values inside the texts of a proof, short ones that are a whole text, and numbers; those that are short only next to
 * the name of an id. `to` is written inside quotes, `toNumber` in the place of a number.
 */
export function replaceInProof(
  proof: string,
  { values, to, toNumber }: Replacing & { readonly toNumber: Replacing['to'] },
): string {
  const [long, short] = [values.filter(isLong), values.filter(isShort)];
  return replace(proof, [
    { forms: formsOf(long.filter(isNumber)), before: '(?<=[[(,:] ?)', after: '(?=[\\]),}])', to: toNumber },
    { forms: formsOf(short.filter(isNumber)), before: `(?<=\\["${idName}"\\], )`, after: '(?=\\))', to: toNumber },
    { forms: formsOf(long, [inJson]), to },
    { forms: formsOf(short, [inJson]), before: '(?<=(?<!\\?\\.\\[)")', after: '(?=")', to },
  ]);
}

/** `id`, `group_id`, `groupId`. */
const idName = '[\\w-]*[iI][dD]';

const isLong = (value: string): boolean => !isShort(value);

const isNumber = (value: string): boolean => /^\d+$/.test(value);

const encodedIn = (values: readonly string[], to: Replacing['to']): Rule => ({
  forms: formsOf(values.filter(isLong), [encodeURIComponent, asItIs]),
  to,
});

type Form = (value: string) => string;

const asItIs: Form = (value) => value;

/** A value as it is written inside the quotes of JSON. */
export const inJson: Form = (value) => JSON.stringify(value).slice(1, -1);

const formsOf = (values: readonly string[], forms: readonly Form[] = [asItIs]): ReadonlyMap<string, string> =>
  new Map(values.flatMap((value) => forms.map((form) => [form(value), value] as const)));

interface Rule {
  /** How values are written -> the values. */
  readonly forms: ReadonlyMap<string, string>;
  /** Regular expressions for what has to stand around them. */
  readonly before?: string;
  readonly after?: string;
  readonly to: (value: string) => string;
}

/** Follows all rules at once, so that no new value is taken for an old one. */
function replace(text: string, rules: readonly Rule[]): string {
  const useful = rules.filter(({ forms }) => forms.size > 0);
  if (useful.length === 0) return text;
  const pattern = useful.map((rule, index) => `(?<rule${index}>${patternOf(rule)})`).join('|');
  return text.replaceAll(new RegExp(pattern, 'g'), (found, ...rest) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const rule = useful.find((_, index) => groups[`rule${index}`] !== undefined);
    return rule?.to(rule.forms.get(found) ?? found) ?? found;
  });
}

/** Longest first, so that no value is broken by a part of it. */
function patternOf({ forms, before = '', after = '' }: Rule): string {
  const longestFirst = [...forms.keys()].sort((one, other) => other.length - one.length);
  return `${before}(?:${longestFirst.map(escapeRegExp).join('|')})${after}`;
}

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
