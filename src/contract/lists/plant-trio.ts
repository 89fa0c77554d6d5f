import type { ListSubject } from './list-subject.js';
import { isAllowedText } from './parameter-text.js';
import { settableValue } from './settable.js';

/**
 * A text that a search finds exactly three records by, all of them ours: how many others there are, no reproduction can know.
 * Undefined where no such records can be made.
 */
export async function plantTrio(subject: ListSubject): Promise<string | undefined> {
  const { search } = subject.role.items;
  const term = `${subject.session.tag} trio`;
  if (search === undefined || !isAllowedText(subject, search.parameter, term)) return undefined;
  const field = search.fields.find((name) => settableValue(subject, name, `${term} a`) !== undefined);
  if (field === undefined) return undefined;
  const isThere = subject.members().some(({ record }) => String(record.value[field]).startsWith(term));
  if (isThere) return term;
  for (const letter of ['a', 'b', 'c']) {
    if ((await subject.add({ [field]: `${term} ${letter}` })) === undefined) return undefined;
  }
  return term;
}
