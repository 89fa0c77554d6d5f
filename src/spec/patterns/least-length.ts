import type { AST } from '@eslint-community/regexpp';
import { parsePattern } from './parse-pattern.js';

/** How many characters the shortest text has that a regular expression matches as a whole, by its repetitions; 0 where it cannot be read. */
export function leastLengthOf(regExp: RegExp): number {
  try {
    return leastOf(parsePattern(regExp).alternatives);
  } catch {
    return 0;
  }
}

const leastOf = (alternatives: readonly AST.Alternative[]): number =>
  Math.min(...alternatives.map(({ elements }) => elements.reduce((sum, element) => sum + lengthOf(element), 0)));

function lengthOf(element: AST.Element): number {
  if (element.type === 'Quantifier') return element.min === 0 ? 0 : element.min * lengthOf(element.element);
  if (element.type === 'Group' || element.type === 'CapturingGroup') return leastOf(element.alternatives);
  return element.type === 'Assertion' || element.type === 'Backreference' ? 0 : 1;
}
