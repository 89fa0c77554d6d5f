import type { ListSearch } from '../../resources/index.js';
import { checkHits, type Selection } from './check-hits.js';
import { checkPages } from './check-pages.js';
import { addMembers } from './fill-list.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, truthOf } from './list-truth.js';
import { factsOf, isAllowedText } from './parameter-text.js';
import { fieldTest, type SearchTerm, sharedTerm, termsFor, verdictOf } from './search-terms.js';
import { plantWildcards, wildcardTerms } from './wildcards.js';

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
  const common = sharedTerm(truth, search, { tag: subject.session.tag, isAllowed });
  if (common !== undefined) await checkPages(subject, { [search.parameter]: common });
}

/** From records of ours, or from whatever is listed where there are none. */
function chooseTerms({ session }: ListSubject, truth: readonly KnownItem[], search: ListSearch): readonly SearchTerm[] {
  const ours = truth.filter(({ member }) => member !== undefined);
  const chosen = (ours.length > 0 ? ours : truth).slice(0, 2);
  return [
    ...chosen.flatMap((item) => termsFor(item, search, session.tag)),
    { title: 'for what nobody has', text: `nobody${session.tag}nowhere` },
    ...wildcardTerms(ours, search),
  ];
}

function toSelection(
  subject: ListSubject,
  search: ListSearch,
  { text, title, isWildcard = false }: SearchTerm,
): Selection {
  const isLiteral = /special|meaning|wildcard|literal/i.test(
    factsOf(subject.session, subject.operation, search.parameter).description,
  );
  return {
    check: 'search-finds-exactly',
    basis: search.basis,
    parameter: search.parameter,
    query: { [search.parameter]: text },
    title,
    verdict: (item) => verdictOf(item, text, search),
    test: fieldTest(search, text),
    ...(isWildcard && !isLiteral ? { severity: 'observation' } : {}),
  };
}
