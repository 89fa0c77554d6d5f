import type { ListRole, RelatedRole } from '../../resources/index.js';
import { schemasOf } from '../../validation/index.js';
import { checkDefaultSize } from '../lists/check-default-size.js';
import { checkFilters } from '../lists/check-filters.js';
import { checkFixedPages } from '../lists/check-fixed-pages.js';
import { checkLimits } from '../lists/check-limits.js';
import { checkListedExist } from '../lists/check-listed-exist.js';
import { checkOrder } from '../lists/check-order.js';
import { checkOutsiders } from '../lists/check-outsiders.js';
import { checkPages } from '../lists/check-pages.js';
import { checkPastTheEnd } from '../lists/check-past-the-end.js';
import { checkSearch } from '../lists/check-search.js';
import { checkTotalAfterDelete } from '../lists/check-total-after-delete.js';
import { checkUnpagedList } from '../lists/check-unpaged-list.js';
import type { ListMeans } from '../lists/create.js';
import { addMembers } from '../lists/fill-list.js';
import { createListSubject, type ListDescription, type ListSubject } from '../lists/list-subject.js';
import { plantWords } from '../lists/plant-words.js';
import { createScene } from '../scene/scene.js';
import type { Phase, Session } from '../session.js';
import { checkConditionalRequests } from './conditional.js';

/** Every list of the document: its pages, searches, filters and orders. */
export const listsPhase: Phase = {
  name: 'lists',
  async run(session) {
    const scene = createScene(session);
    const means = { session, scene, schemas: schemasOf(session.spec) };
    for (const description of listsOf(session)) await checkList(means, description);
    await checkConditionalRequests(session, scene);
  },
};

function listsOf(session: Session): readonly ListDescription[] {
  return session.spec.operations
    .filter((operation) => session.isChosen(operation) && session.mayCall(operation))
    .flatMap((operation) =>
      session.resources
        .rolesOf(operation)
        .filter((role): role is ListRole | RelatedRole => role.kind === 'list' || role.kind === 'related')
        .map((role) => ({ operation, role })),
    );
}

async function checkList(means: ListMeans, description: ListDescription): Promise<void> {
  const subject = await createListSubject(means, description);
  if (subject === undefined) {
    means.session.note('Not checked as a list: nobody knows which one to ask for.', description.operation);
    return;
  }
  await checkContents(subject);
}

/** What needs few records comes first. */
async function checkContents(subject: ListSubject): Promise<void> {
  await addMembers(subject, 3);
  await plantWords(subject);
  await checkListedExist(subject);
  await checkOutsiders(subject);
  await checkPages(subject);
  await checkPastTheEnd(subject);
  await checkSearch(subject);
  await checkFilters(subject);
  await checkOrder(subject);
  await checkTotalAfterDelete(subject);
  await checkUnpagedList(subject);
  await checkFixedPages(subject);
  await checkDefaultSize(subject);
  await checkLimits(subject);
}
