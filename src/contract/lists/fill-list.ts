import type { ListSubject } from './list-subject.js';
import { readWholeList, type WholeList } from './read-whole-list.js';

/** So many records are made for one list at most: few of them where that is not a test system of our own. */
const mostRecords = ({ session }: ListSubject): number => (session.settings.allowEffects ? 110 : 12);

/** Puts records of ours into the list until it has so many; says whether it has. */
export async function fillList(subject: ListSubject, wanted: number): Promise<boolean> {
  const before = await readWhole(subject);
  if (before.end === 'refused') return false;
  let missing = wanted - before.items.length;
  if (missing > mostRecords(subject)) return false;
  while (missing > 0) {
    if ((await subject.add()) === undefined) return false;
    missing -= 1;
  }
  return true;
}

/** The list as the server pages it when nobody asks for a size. */
export const readWhole = ({ session, operation, role, values }: ListSubject): Promise<WholeList> =>
  readWholeList(session, { operation, role }, { values });

/** Puts records of ours into the list until so many of them are in it, or no more can be. */
export async function addMembers(subject: ListSubject, wanted: number): Promise<void> {
  const missing = Math.min(wanted, mostRecords(subject)) - subject.members().length;
  for (let count = 0; count < missing; count += 1) {
    if ((await subject.add()) === undefined) return;
  }
}
