import { nounOf, wordsOf } from './names.js';

const persons = ['user', 'person', 'account', 'member', 'employee', 'people', 'contact', 'customer'];
const parts = ['owner', 'manager', 'supervisor', 'creator', 'author', 'assignee', 'lead', 'leader', 'boss', 'approver'];

/** Whether a collection of this name holds people. */
export const isOfPeople = (name: string): boolean => persons.includes(nounOf(name));

/** Whether a word says what part a person plays: an owner is a user. */
export const isPart = (word: string): boolean => parts.includes(word);

/** What a property with keys in it is called for: `memberIds` -> `member`, `user_groups` -> `usergroup`. */
export function stemOf(name: string): string {
  const words = wordsOf(name);
  const isKeyName = words.length > 1 && ['id', 'ids', 'uuid', 'uuids'].includes(words.at(-1) ?? '');
  return nounOf((isKeyName ? words.slice(0, -1) : words).join('_'));
}
