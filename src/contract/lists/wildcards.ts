import type { ListSearch } from '../../resources/index.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, textsAt } from './list-truth.js';
import { bodyProperties, requestName } from './request-names.js';
import type { SearchTerm } from './search-terms.js';

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
  const field = fields.find((name) => isFree(subject, name, `${tag} ${withCharacters}`));
  if (field === undefined) return;
  await subject.add({ [field]: `${tag} ${withCharacters}` });
  await subject.add({ [field]: `${tag} ${without}` });
}

/** The texts to search for, where the record was planted. */
export function wildcardTerms(ours: readonly KnownItem[], { fields }: ListSearch): readonly SearchTerm[] {
  const isPlanted = ours.some((item) =>
    fields.some((field) => textsAt(item, field).some((text) => text.includes(withCharacters))),
  );
  if (!isPlanted) return [];
  return pairs.map(([text]) => ({
    text,
    title: 'for a text with a character that may be a wildcard',
    isWildcard: true,
  }));
}

/** Whether a client may choose such a text for the property. */
function isFree({ session, scene, schemas, collection }: ListSubject, field: string, text: string): boolean {
  const creator = collection && scene.creatorOf(collection.name);
  if (creator === undefined) return false;
  const schema = bodyProperties(session, creator).get(requestName(session, creator, field));
  return schema !== undefined && schemas.forRequest(schema)(text, '').length === 0;
}
