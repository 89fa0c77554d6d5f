import type { ListSearch } from '../../resources/index.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, textsAt } from './list-truth.js';
import type { SearchTerm } from './search-terms.js';
import { settableValue } from './settable.js';

/** Each text, and one that it finds only where the character in its middle stands for others. */
const pairs = [
  ['5%5', '5x5'],
  ['a_b', 'axb'],
  ['c.d', 'cxd'],
  ['e*f', 'exf'],
] as const;

const withCharacters = pairs.map(([literal]) => literal).join(' ');
const without = pairs.map(([, decoy]) => decoy).join(' ');

/** One record with characters that searches in databases and by patterns take for wildcards, and a decoy. */
export async function plantWildcards(subject: ListSubject, { fields }: ListSearch): Promise<void> {
  const { tag } = subject.session;
  const field = fields.find((name) => settableValue(subject, name, `${tag} ${withCharacters}`) !== undefined);
  if (field === undefined) return;
  await subject.add({ [field]: `${tag} ${withCharacters}` });
  await subject.add({ [field]: `${tag} ${without}` });
}

/** The texts to search for: where the record was planted, and each character alone. */
export function wildcardTerms(ours: readonly KnownItem[], search: ListSearch): readonly SearchTerm[] {
  const title = 'for a text with a character that may be a wildcard';
  const planted = ours.some((item) => isPlanted(item, search)) ? pairs.map(([text]) => text) : [];
  return [...planted, ...alone].map((text) => ({ text, title, isWildcard: true }));
}

const alone = ['%', '_', '*', '\\', "'", '"', '(', '[', '+'];

/** Whether a record is one of those that were made for its wildcards. */
export const isPlanted = (item: KnownItem, { fields }: ListSearch): boolean =>
  fields.some((field) => textsAt(item, field).some((text) => text.includes(withCharacters) || text.includes(without)));
