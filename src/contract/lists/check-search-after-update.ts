import type { ListSearch } from '../../resources/index.js';
import { checkHits } from './check-hits.js';
import type { ListSubject, Member } from './list-subject.js';
import { truthOf } from './list-truth.js';
import { mayUpdate, sendUpdate, updateOf, type Writer } from './list-updates.js';
import { isAllowedText } from './parameter-text.js';
import { toSelection } from './search-selection.js';

/** A record that was changed is found by its new text, and by its old one no longer. */
export async function checkSearchAfterUpdate(subject: ListSubject, search: ListSearch): Promise<void> {
  const member = subject.members().at(-1);
  const update = updateOf(subject);
  if (member === undefined || update === undefined) return;
  const renaming = renamingOf(subject, search, { member, update });
  if (renaming === undefined) return;
  const { before, text, field } = renaming;
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
}

interface Renaming {
  readonly field: string;
  readonly before: string;
  readonly text: string;
}

/** A text property that the search looks at, and a new text for it that may be sent. */
function renamingOf(
  subject: ListSubject,
  { fields }: ListSearch,
  { member, update }: { readonly member: Member; readonly update: Writer },
): Renaming | undefined {
  const { tag } = subject.session;
  const candidates = [`${tag} renamed`, `${tag}-renamed`, `${tag}renamed@example.com`];
  for (const field of fields) {
    const before = member.record.value[field];
    const text = candidates.find((value) => mayUpdate(subject, update, { field, value }));
    if (typeof before === 'string' && text !== undefined) return { field, before, text };
  }
  return undefined;
}
