import type { ListSearch } from '../../resources/index.js';
import type { Selection } from './check-hits.js';
import type { ListSubject } from './list-subject.js';
import { factsOf } from './parameter-text.js';
import { fieldTest, type SearchTerm, verdictOf } from './search-terms.js';

/** What a search for a term has to find. */
export function toSelection(
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
