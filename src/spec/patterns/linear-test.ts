import { reachesEnd } from './reaches-end.js';
import { toSteps } from './to-steps.js';

/** Whether a text matches, in a time that grows with its length and no faster. Undefined for a text that is too long even so. */
export type LinearTest = (text: string) => boolean | undefined;

/** Steps from state to state that nobody notices. */
const affordable = 1_000_000;

/**
 * What a regular expression finds of a text, found without backtracking: all ways to read it are followed at once. Undefined
 * where that cannot be done: it refers back, looks behind or is too large.
 */
export function toLinearTest(regExp: RegExp): LinearTest | undefined {
  const program = toSteps(regExp);
  if (program === undefined) return undefined;
  return (text) => {
    const characters = regExp.unicode ? Array.from(text) : text.split('');
    // What looks ahead may do so at every place.
    const most = program.size * (characters.length + 1) ** (1 + program.looks);
    return most > affordable ? undefined : reachesEnd(program, characters);
  };
}
