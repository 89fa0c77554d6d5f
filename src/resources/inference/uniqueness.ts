import type { Operation } from '../../spec/index.js';
import { plain, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { ignoresCase, sentencesOf, textOf } from '../document/texts.js';
import type { UniqueKey } from '../resource-model.js';
import type { Context } from './context.js';

/** A schema that describes records or what is written of them, with the record's name of each property. */
export interface Described {
  readonly schema: Schema;
  readonly names: Readonly<Record<string, string>>;
}

export interface UniquenessQuestion {
  readonly described: readonly Described[];
  readonly writable: ReadonlySet<string>;
  /** Key properties of the containers, which every unique key of a record inside of them begins with. */
  readonly containers: readonly string[];
  /** Operations that create or change a record. */
  readonly writers: readonly Operation[];
}

interface Property {
  readonly field: string;
  readonly schema: Schema;
}

/** What no two records may share: what the properties say themselves, then what refusals and operations say. */
export function uniqueKeysOf(question: UniquenessQuestion, context: Context): readonly UniqueKey[] {
  const { containers, writable, writers } = question;
  const properties = question.described
    .flatMap(toProperties)
    .filter(({ field, schema }) => writable.has(field) && isScalarText(schema));
  const clauses = writers.flatMap((operation) => refusalsOf(operation, context));
  const found = new Map<string, UniqueKey>();
  for (const { field, schema } of properties) {
    if (found.has(field) || !saysUnique(schema.text)) continue;
    found.set(field, {
      fields: [...containers, field],
      ignoreCase: ignoresCase(schema.text),
      basis: 'document',
      at: schema.at,
    });
  }
  for (const { field, schema } of properties) {
    const clause = schema.keyword('enum') === undefined ? clauses.find((one) => isTakenIn(one, field)) : undefined;
    if (found.has(field) || clause === undefined) continue;
    found.set(field, { fields: [...containers, field], ignoreCase: ignoresCase(clause), basis: 'inferred' });
  }
  return [...found.values()];
}

const toProperties = ({ schema, names }: Described): readonly Property[] =>
  [...schema.properties].map(([name, property]) => ({ field: names[name] ?? name, schema: property }));

const isScalarText = ({ types }: Schema): boolean => types.has('string') || types.has('integer');

const saysUnique = (text: string): boolean =>
  sentencesOf(text).some(
    (sentence) =>
      /\bunique\b/i.test(sentence) &&
      !/\b(?:not|n't|needn't|non)\b[^.]*\bunique\b|\bunique (?:id|identifier|key)\b/i.test(sentence),
  ) || /\b(?:already|must not be) (?:exists?|in use|taken|registered|used)\b/i.test(text);

/** Clauses of an operation and of its refusals that speak of something that is there already. */
function refusalsOf(operation: Operation, { spec }: Context): readonly string[] {
  const refusals = ['400', '409', '422'].flatMap((status) => operation.responses[status]?.description ?? []);
  return [...refusals, textOf(operation, spec)]
    .flatMap(sentencesOf)
    .flatMap((sentence) => sentence.split(/[,;:]\s/))
    .filter(
      (clause) => (taken.test(clause) || unique.test(clause)) && !/\b(?:not|n't|no longer|unknown)\b/i.test(clause),
    );
}

const taken = /\b(?:in use|taken|already|exists?|used by)\b/i;
const unique = /\b(?:duplicates?|unique|existing)\b/i;

/** `The e-mail address or the name is in use` speaks of `email` and of `name`; neither of what comes after, nor of `user_name`. */
function isTakenIn(clause: string, field: string): boolean {
  const text = clause.replaceAll(/e-mail/gi, 'email').replaceAll(/user name/gi, 'username');
  const end = unique.test(text) ? text.length : text.search(taken);
  const said = wordsOf(text.slice(0, end));
  const wanted = wordsOf(field);
  if (plain(field) === 'id') return false;
  return (
    said.some((_, index) => wanted.every((word, offset) => said[index + offset] === word)) ||
    said.includes(plain(field))
  );
}
