import type { ListSubject } from './list-subject.js';
import { readWholeList, type WholeList } from './read-whole-list.js';

/** So many records are made for one list at most. */
export const mostRecords = 110;

/** Puts records of ours into the list until it has so many; says whether it has. */
export async function fillList(subject: ListSubject, wanted: number): Promise<boolean> {
  const before = await readWhole(subject);
  if (before.end === 'refused') return false;
  let missing = wanted - before.items.length;
  if (missing > mostRecords) return false;
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
  while (subject.members().length < wanted) {
    if ((await subject.add()) === undefined) return;
  }
}
