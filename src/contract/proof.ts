import type { Proof } from './finding.js';
import { toAccessor } from './json-pointer.js';

/**
 * Expressions for the commonest proofs. Positions are those of the draft's evidence, from 0; negative ones count from the
 * end, so `-1` is the answer that shows the finding.
 */
const answer = (position: number): string => `answers.at(${position})`;

/** `statuses`: exact (`404`) or a class (`2XX`). */
export function hasStatus(position: number, statuses: readonly string[]): Proof {
  return `/^(${statuses.map((status) => status.replaceAll(/x/gi, '\\d')).join('|')})$/.test(${answer(position)}.status)`;
}

export const hasNotStatus = (position: number, statuses: readonly string[]): Proof =>
  `!${hasStatus(position, statuses)}`;

/** The body's value at a JSON pointer, as an expression; undefined where there is none. */
export const valueAt = (position: number, pointer: string): string => `${answer(position)}.body${toAccessor(pointer)}`;

/** The value at a pointer is exactly this one. */
export const hasValue = (position: number, pointer: string, value: unknown): Proof =>
  `JSON.stringify(${valueAt(position, pointer)}) === ${textOf(value)}`;

const textOf = (value: unknown): string =>
  value === undefined ? 'undefined' : `JSON.stringify(${JSON.stringify(value)})`;

/** A header is there, and matches the pattern. */
export const hasHeader = (position: number, name: string, pattern?: string): Proof =>
  pattern === undefined
    ? `${answer(position)}.headers[${JSON.stringify(name.toLowerCase())}] !== undefined`
    : `new RegExp(${JSON.stringify(pattern)}).test(${answer(position)}.headers[${JSON.stringify(name.toLowerCase())}] ?? '')`;

/** The text stands nowhere in the answer's body. */
export const lacksText = (position: number, text: string): Proof =>
  `!JSON.stringify(${answer(position)}.body ?? null).includes(${JSON.stringify(text)})`;

export const containsText = (position: number, text: string): Proof => `!(${lacksText(position, text)})`;

/** All of them hold. */
export const allOf = (...proofs: readonly Proof[]): Proof => proofs.map((proof) => `(${proof})`).join(' && ');

/** One of them holds. */
export const anyOf = (...proofs: readonly Proof[]): Proof => proofs.map((proof) => `(${proof})`).join(' || ');
