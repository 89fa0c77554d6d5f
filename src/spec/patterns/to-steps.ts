import type { AST } from '@eslint-community/regexpp';
import { parsePattern } from './parse-pattern.js';
import { type Program, reachesEnd, type Step } from './reaches-end.js';

interface ReadPattern extends Program {
  /** How deep it looks ahead while it looks ahead. */
  readonly looks: number;
}

const mostSteps = 2_000;

/** What is being written: the steps from the end to the start, so that each knows what comes next. */
interface Draft {
  readonly flags: string;
  size: number;
  looks: number;
}

/** The program that reads what a regular expression matches; undefined where there is none, or too large a one. */
export function toSteps(regExp: RegExp): ReadPattern | undefined {
  const draft: Draft = { flags: regExp.flags, size: 0, looks: 0 };
  try {
    const { alternatives } = parsePattern(regExp);
    const start = writeAlternatives(alternatives, endOf(draft), draft);
    return { start, size: draft.size, looks: draft.looks };
  } catch {
    return undefined;
  }
}

/** Throws where there are too many steps. */
function nextId(draft: Draft): number {
  if (draft.size >= mostSteps) throw new RangeError('The pattern has too many steps.');
  draft.size += 1;
  return draft.size - 1;
}

const endOf = (draft: Draft): Step => ({ type: 'end', id: nextId(draft) });

const forkOf = (next: readonly Step[], draft: Draft): Step => ({ type: 'fork', id: nextId(draft), next });

function writeAlternatives(alternatives: readonly AST.Alternative[], next: Step, draft: Draft): Step {
  const writeElements = ({ elements }: AST.Alternative) =>
    elements.reduceRight((rest, element) => writeElement(element, rest, draft), next);
  return forkOf(alternatives.map(writeElements), draft);
}

/** Throws for what cannot be read without going back. */
function writeElement(element: AST.Element, next: Step, draft: Draft): Step {
  switch (element.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
      return { type: 'take', id: nextId(draft), takes: takesOf(element, draft), next };
    case 'CapturingGroup':
      return writeAlternatives(element.alternatives, next, draft);
    case 'Group':
      if (element.modifiers !== null) break;
      return writeAlternatives(element.alternatives, next, draft);
    case 'Quantifier':
      return writeQuantifier(element, next, draft);
    case 'Assertion':
      return { type: 'hold', id: nextId(draft), holds: holdsOf(element, draft), next };
  }
  throw new RangeError(`'${element.raw}' is not read without going back.`);
}

/** What a single character or a class takes is for the engine to say: cases, properties and escapes are its own. */
function takesOf(
  element: AST.Character | AST.CharacterClass | AST.CharacterSet,
  { flags }: Draft,
): (character: string) => boolean {
  const one = new RegExp(`^(?:${element.type === 'Character' ? escapeOf(element.value, flags) : element.raw})$`, flags);
  return (character) => one.test(character);
}

const escapeOf = (codePoint: number, flags: string): string =>
  flags.includes('u') ? `\\u{${codePoint.toString(16)}}` : `\\u${codePoint.toString(16).padStart(4, '0')}`;

function writeQuantifier({ element, min, max }: AST.Quantifier, next: Step, draft: Draft): Step {
  let rest = max === Number.POSITIVE_INFINITY ? writeLoop(element, next, draft) : next;
  for (let left = max - min; left > 0 && left < Number.POSITIVE_INFINITY; left -= 1)
    rest = forkOf([writeElement(element, rest, draft), next], draft);
  for (let left = min; left > 0; left -= 1) rest = forkOf([writeElement(element, rest, draft)], draft);
  return rest;
}

function writeLoop(element: AST.QuantifiableElement, next: Step, draft: Draft): Step {
  const ways = [next];
  const loop = forkOf(ways, draft);
  ways.push(writeElement(element, loop, draft));
  return loop;
}

function holdsOf(assertion: AST.Assertion, draft: Draft): (characters: readonly string[], index: number) => boolean {
  switch (assertion.kind) {
    case 'start':
      return (_, index) => index === 0;
    case 'end':
      return (characters, index) => index === characters.length;
    case 'word':
      return isWordBoundary(assertion, draft);
    case 'lookahead':
      return looksAhead(assertion, draft);
    case 'lookbehind':
      throw new RangeError(`'${assertion.raw}' looks behind.`);
  }
}

function isWordBoundary({ negate }: AST.WordBoundaryAssertion, { flags }: Draft) {
  const word = new RegExp('^\\w$', flags);
  return (characters: readonly string[], index: number): boolean =>
    (word.test(characters[index - 1] ?? '') !== word.test(characters[index] ?? '')) !== negate;
}

function looksAhead({ alternatives, negate }: AST.LookaheadAssertion, draft: Draft) {
  const inner: Draft = { flags: draft.flags, size: draft.size, looks: 0 };
  const start = writeAlternatives(alternatives, endOf(inner), inner);
  Object.assign(draft, { size: inner.size, looks: Math.max(draft.looks, inner.looks + 1) });
  const { size } = inner;
  return (characters: readonly string[], index: number): boolean =>
    reachesEnd({ start, size }, characters, index) !== negate;
}
