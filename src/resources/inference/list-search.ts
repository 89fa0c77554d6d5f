import { findName, wordsOf } from '../document/names.js';
import type { QueryParameter } from '../document/query-parameters.js';
import type { Schema } from '../document/schema.js';
import { ignoresCase, quotedIn, sentencesOf } from '../document/texts.js';
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

const otherWays =
  '(?:prefix|start(?:s|ing)? with|begin|fuzzy|wild[- ]?card|regex|regular expression|full[- ]text|expression|SCIM|rank|relevan)';

const isOtherThanPart = (text: string): boolean =>
  new RegExp(String.raw`\b${otherWays}`, 'i').test(withoutDenials(text));

/** `There are no wildcards` and `wildcards are not supported` say that there is nothing of the kind. */
const withoutDenials = (text: string): string =>
  text
    .replaceAll(new RegExp(String.raw`\b(?:no|not|nor|without|never)(?:\s+[\w-]+){0,3}?\s+${otherWays}\w*`, 'gi'), '')
    .replaceAll(new RegExp(String.raw`\b${otherWays}\w*\s+(?:[\w-]+\s+){0,3}?(?:not|never|literally)\b`, 'gi'), '');

/** One or two words, neither of which joins others. */
const phrase = String.raw`[\w-]+(?: (?!or\b|and\b)[\w-]+)?`;
const joint = String.raw`(?:\s*,\s*(?:or |and )?|\s+(?:or|and)\s+)`;
const listOfWords = `(${phrase}(?:${joint}${phrase})*)`;
/** Looked ahead for, so that `users by name` hides nothing of what follows `of`. */
const listsOfWords = [
  new RegExp(
    String.raw`\b(?:whose|by|in|on|of|over|within|through|against|across|match(?:es|ing)?|search(?:es)?)\s+(?=${listOfWords})`,
    'gi',
  ),
  new RegExp(String.raw`\b${listOfWords}(?= (?:that |which |must )?contains?\b)`, 'gi'),
];

/** The properties that a search looks at: those that are quoted, or a list of words that are all properties. */
function fieldsIn(text: string, item: Schema): readonly string[] | undefined {
  const sentences = sentencesOf(text).filter((sentence) => !/\bcombine/i.test(sentence));
  const find = (sentence: string) => quotedFields(sentence, item) ?? listedFields(sentence, item);
  return sentences.map(find).find((fields) => fields !== undefined);
}

function quotedFields(sentence: string, { properties }: Schema): readonly string[] | undefined {
  const searched = sentence.replaceAll(/\b(?:not|except|excluding)\b.*/gi, '');
  const fields = quotedIn(searched).flatMap((word) => findName(properties.keys(), word) ?? []);
  return fields.length > 0 ? [...new Set(fields)] : undefined;
}

function listedFields(sentence: string, { properties }: Schema): readonly string[] | undefined {
  const find = (part: string): string | undefined => {
    const plainPart = part.replace(/^(?:the|their|its|an?|user|group) /i, '');
    return (
      findName(properties.keys(), part) ??
      findName(properties.keys(), plainPart) ??
      findName(properties.keys(), plainPart.split(' ')[0] ?? '')
    );
  };
  const lists = listsOfWords.flatMap((pattern) => [...sentence.matchAll(pattern)].map(([, list = '']) => list));
  const found = lists.map((list) => list.split(new RegExp(joint, 'i')).map(find));
  return found.find((fields): fields is string[] => fields.every((name) => name !== undefined));
}
