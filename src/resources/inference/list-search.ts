import { findName, wordsOf } from '../document/names.js';
import type { QueryParameter } from '../document/query-parameters.js';
import type { Schema } from '../document/schema.js';
import { ignoresCase, quotedIn } from '../document/texts.js';
import type { ListSearch } from '../resource-model.js';

const searches = [
  ...['q', 'query', 'search', 'searchterm', 'searchquery', 'searchtext', 'searchstring'],
  ...['keyword', 'keywords', 'term', 'text', 'filter', 'contains'],
];

/** A parameter that keeps the records with a text in them; undefined where nobody says which properties it looks at. */
export function searchOf(query: QueryParameter, item: Schema): ListSearch | undefined {
  const { name, schema, text } = query;
  const own = findName(item.properties.keys(), searchedIn(name) ?? name);
  if (schema?.types.has('string') !== true || isOtherThanPart(text) || !isSearch(query, own)) return undefined;
  const fields = own !== undefined ? [own] : fieldsIn(text, item);
  if (fields === undefined) return undefined;
  return { parameter: name, fields, ignoreCase: ignoresCase(text), basis: isPart(text) ? 'document' : 'inferred' };
}

const isSearch = ({ name, word, text }: QueryParameter, own: string | undefined): boolean =>
  searches.includes(word) || searchedIn(name) !== undefined || (own !== undefined && isPart(text));

/** `name_search` and `email_contains` name the property themselves. */
function searchedIn(name: string): string | undefined {
  const words = wordsOf(name);
  return words.length > 1 && ['search', 'contains'].includes(words.at(-1) ?? '')
    ? words.slice(0, -1).join('_')
    : undefined;
}

const isPart = (text: string): boolean => /\b(?:contain|substring|part of|partial)/i.test(text);

const isOtherThanPart = (text: string): boolean =>
  /\b(?:prefix|start(?:s|ing)? with|begin|fuzzy|wildcard|regex|regular expression|full[- ]text|expression|SCIM|rank|relevan)/i.test(
    text,
  );

/** One or two words, neither of which joins others. */
const phrase = String.raw`[\w-]+(?: (?!or\b|and\b)[\w-]+)?`;
const joint = String.raw`(?:\s*,\s*(?:or |and )?|\s+(?:or|and)\s+)`;
const listOfWords = new RegExp(
  String.raw`\b(?:whose|by|in|on|against|across|match(?:es|ing)?)\s+(${phrase}(?:${joint}${phrase})*)`,
  'i',
);

/** The properties that a search looks at: those that are quoted, or a list of words that are all properties. */
function fieldsIn(text: string, { properties }: Schema): readonly string[] | undefined {
  const find = (wanted: string): string | undefined => findName(properties.keys(), wanted);
  const quoted = quotedIn(text).flatMap((word) => find(word) ?? []);
  if (quoted.length > 0) return quoted;
  const parts = listOfWords.exec(text)?.[1]?.split(new RegExp(joint, 'i')) ?? [];
  const found = parts
    .map((part) => part.replace(/^(?:the|their|its|an?) /i, ''))
    .map((part) => find(part) ?? find(part.split(' ')[0] ?? ''));
  return found.length > 0 && found.every((name) => name !== undefined) ? found : undefined;
}
