import type { ListSearch } from '../../resources/index.js';
import { checkHits, checkPageOfHits } from './check-hits.js';
import { checkPages } from './check-pages.js';
import { checkSearchAfterUpdate } from './check-search-after-update.js';
import { addMembers } from './fill-list.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, truthOf } from './list-truth.js';
import { nextByNumber } from './next-page.js';
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
  await checkLaterPage(subject, truth, search);
  const common = (await plantTrio(subject)) ?? sharedTerm(truth, search, { tag: subject.session.tag, isAllowed });
  if (common !== undefined) await checkPages(subject, { [search.parameter]: common });
  await checkSearchAfterUpdate(subject, search);
}

/** The page after all that was found holds nothing that does not match. */
async function checkLaterPage(subject: ListSubject, truth: readonly KnownItem[], search: ListSearch): Promise<void> {
  const { paging } = subject.role.items;
  const [term] = chooseTerms(subject, truth, search);
  if (paging === undefined || paging.style === 'cursor' || term === undefined) return;
  if (!isAllowedText(subject, search.parameter, term.text)) return;
  const selection = toSelection(subject, search, { ...term, title: `${term.title}, on a later page` });
  const hits = truth.filter((item) => selection.verdict(item) === 'hit').length;
  const size = paging.size === undefined ? {} : { [paging.size]: 1 };
  const place = nextByNumber(paging, { pages: paging.size === undefined ? 1 : hits, items: hits });
  await checkPageOfHits(subject, truth, { ...selection, query: { ...selection.query, ...size, ...place.query } });
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
