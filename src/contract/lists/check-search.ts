import type { ListSearch } from '../../resources/index.js';
import { checkHits, type Selection } from './check-hits.js';
import { checkPages } from './check-pages.js';
import { addMembers } from './fill-list.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, truthOf } from './list-truth.js';
import { mayUpdate, sendUpdate, updateOf } from './list-updates.js';
import { factsOf, isAllowedText } from './parameter-text.js';
import { fieldTest, type SearchTerm, sharedTerm, termsFor, verdictOf } from './search-terms.js';
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
  const common = sharedTerm(truth, search, { tag: subject.session.tag, isAllowed });
  if (common !== undefined) await checkPages(subject, { [search.parameter]: common });
  await checkSearchAfterUpdate(subject, search);
}

/** A record that was changed is found by its new text, and by its old one no longer. */
async function checkSearchAfterUpdate(subject: ListSubject, search: ListSearch): Promise<void> {
  const { tag } = subject.session;
  const member = subject.members().at(-1);
  const update = member && updateOf(subject);
  if (member === undefined || update === undefined) return;
  for (const field of search.fields) {
    const before = member.record.value[field];
    const text = [`${tag} renamed`, `${tag}-renamed`, `${tag}renamed@example.com`].find((each) =>
      mayUpdate(subject, update, { field, value: each }),
    );
    if (typeof before !== 'string' || text === undefined || before.includes(text)) continue;
    const change = await sendUpdate(subject, update, { record: member.record, changes: { [field]: text } });
    const truth = change && (await truthOf(subject));
    if (change === undefined || truth === undefined) return;
    const terms = [
      { text, title: 'for the new text of a changed record' },
      { text: before, title: 'for the old text of a changed record' },
    ].filter((term) => isAllowedText(subject, search.parameter, term.text));
    for (const term of terms) {
      const selection = { ...toSelection(subject, search, term), steps: [...member.evidence, change.index] };
      if (!(await checkHits(subject, truth, selection))) return;
    }
    return;
  }
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
