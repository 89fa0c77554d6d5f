import { toAccessor } from '../json-pointer.js';
import type { ListSubject, Member } from './list-subject.js';

/** In the order of the run, each exchange once. */
export const toEvidence = (indexes: readonly number[]): readonly number[] =>
  [...new Set(indexes)].sort((one, other) => one - other);

/** Where an exchange stands in the evidence, counted from its end: -1 is the last one. */
export const positionOf = (evidence: readonly number[], index: number): number =>
  evidence.indexOf(index) - evidence.length;

/** JavaScript for the key of a record of ours: taken from the answer that created it, where that shows it. */
export function keyExpression({ session }: ListSubject, { record }: Member, evidence: readonly number[]): string {
  const creation = session.history[record.createdBy];
  const role = creation && session.resources.rolesOf(creation.operation).find(({ kind }) => kind === 'create');
  const [name, source] = (role?.kind === 'create' ? Object.entries(role.key) : []).at(-1) ?? [];
  if (source?.in === 'response') {
    return `answers.at(${positionOf(evidence, record.createdBy)}).body${toAccessor(source.pointer)}`;
  }
  return JSON.stringify(record.key[name ?? ''] ?? Object.values(record.key).at(-1));
}

/** JavaScript: whether one of the lists holds the key that an expression stands for. */
export function isShown({ role }: ListSubject, positions: readonly number[], expression: string): string {
  const { pointer, key } = role.items;
  const source = Object.values(key).findLast((each) => each.in === 'item');
  const name = source?.in === 'item' ? `x${toAccessor(source.pointer)}` : 'x';
  const items = `(answers.at(i).body${toAccessor(pointer)} ?? [])`;
  return `[${positions.join(', ')}].some((i) => ${items}.some((x) => String(${name}) === String(${expression})))`;
}
