import type { ListSearch } from '../../resources/index.js';
import { checkHits } from './check-hits.js';
import { checkPages } from './check-pages.js';
import { checkSearchAfterUpdate } from './check-search-after-update.js';
import { addMembers } from './fill-list.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, truthOf } from './list-truth.js';
import { isAllowedText } from './parameter-text.js';
import { plantTrio } from './plant-trio.js';
import { toSelection } from './search-selection.js';
import { type SearchTerm, sharedTerm, termsFor } from './search-terms.js';
import { isPlanted, plantWildcards, wildcardTerms } from './wildcards.js';

/** A search finds every record that contains the text, on whatever page, and nothing else. */
export async function checkSearch(subject: ListSubject): Promise<void> {
  const { search } = subject.role.items;
  if (search === undefined) return;
  await addMembers(subject, 3);
  await plantWildcards(subject, search);
  const truth = await truthOf(subject);
  if (truth === undefined) return;

  const isAllowed = (text: string): boolean => isAllowedText(subject, search.parameter, text);
  for (const term of chooseTerms(subject, truth, search)) {
    if (isAllowed(term.text) && !(await checkHits(subject, truth, toSelection(subject, search, term)))) return;
  }
  const common = (await plantTrio(subject)) ?? sharedTerm(truth, search, { tag: subject.session.tag, isAllowed });
  if (common !== undefined) await checkPages(subject, { [search.parameter]: common });
  await checkSearchAfterUpdate(subject, search);
}

/** From records of ours, or from whatever is listed where there are none. */
function chooseTerms({ session }: ListSubject, truth: readonly KnownItem[], search: ListSearch): readonly SearchTerm[] {
  const ours = truth.filter(({ member }) => member !== undefined);
  const plain = ours.filter((item) => !isPlanted(item, search));
  const chosen = (plain.length > 0 ? plain : truth).slice(0, 2);
  return [
    ...chosen.flatMap((item) => termsFor(item, search, session.tag)),
    { title: 'for what nobody has', text: `nobody${session.tag}nowhere` },
    { title: 'for a letter that most texts have', text: 'e' },
    ...wildcardTerms(ours, search),
  ];
}
