import { type Arbitrary, sample, stringMatching } from 'fast-check';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { fits, lengthOf, type TextWish } from './text-wish.js';

const attempts = 8;
/** Beyond it, trying every place for the tag costs more than it is worth. */
const longest = 200;

/** A text that a pattern asks for, with the tag in it where that is possible; undefined where none was found. */
export function patternText(wish: TextWish): string | undefined {
  const texts = matchingTexts(wish).filter((text) => fits(text, wish));
  for (const text of texts.slice(0, 3)) {
    const marked = withMark(text, wish);
    if (marked !== undefined) return marked;
  }
  return texts.find(isPlain) ?? texts[0];
}

/** Short ones, unless the pattern asks for more than that. */
function matchingTexts({ patterns, random, minLength, maxLength }: TextWish): readonly string[] {
  const [pattern] = patterns;
  if (pattern === undefined) return [];
  const seed = random.integer(0, 0x7fffffff);
  const usual = Math.min(maxLength, Math.max(minLength + 20, 40));
  const short = textsUpTo(usual, pattern, seed);
  return short.length > 0 ? short : textsUpTo(Math.min(maxLength, longest), pattern, seed);
}

function textsUpTo(maxLength: number, pattern: RegExp, seed: number): readonly string[] {
  try {
    return sample(arbitraryOf(pattern, maxLength), { seed, numRuns: attempts, randomType: rationed });
  } catch {
    // Too short for what matches, or hardly anything is short enough; and look-behinds and a few other constructs are more than the library can invert.
    return [];
  }
}

/** For all texts of one sample: the library would look for one that is short enough without end. */
const mostDraws = 20_000;

/** The library's own random numbers, as long as there are any. */
function rationed(seed: number): RandomGenerator {
  let left = mostDraws;
  const ration = (source: JumpableRandomGenerator): JumpableRandomGenerator => ({
    clone: () => ration(source.clone()),
    jump: () => source.jump(),
    getState: () => source.getState(),
    next() {
      left -= 1;
      if (left < 0) throw new RangeError(`No text was found in ${mostDraws} draws.`);
      return source.next();
    },
  });
  return ration(xorshift128plus(seed));
}

interface Source {
  /** As far as can be seen from short texts. */
  readonly leastLength: number;
  /** Most characters -> what draws texts of no more than that: to make it takes a hundred times as long as to draw. */
  readonly arbitraries: Map<number, Arbitrary<string>>;
}

const sources = new WeakMap<RegExp, Source>();

function sourceOf(pattern: RegExp): Source {
  const known = sources.get(pattern);
  if (known !== undefined) return known;
  const short = sample(stringMatching(anchored(pattern), { size: 'xsmall' }), { seed: 0, numRuns: 100 });
  const source = { leastLength: Math.min(...short.map(lengthOf)), arbitraries: new Map<number, Arbitrary<string>>() };
  sources.set(pattern, source);
  return source;
}

function arbitraryOf(pattern: RegExp, maxLength: number): Arbitrary<string> {
  const { leastLength, arbitraries } = sourceOf(pattern);
  if (leastLength > maxLength) throw new RangeError(`No text is as short as ${maxLength}.`);
  const arbitrary = arbitraries.get(maxLength) ?? stringMatching(anchored(pattern), { maxLength });
  arbitraries.set(maxLength, arbitrary);
  return arbitrary;
}

/** Without its anchors a pattern asks for any text around it, which may be anything at all. The library knows no `i`. */
function anchored(pattern: RegExp): RegExp {
  const { source } = pattern;
  const flags = pattern.flags.replace('i', '');
  if (/[|]/.test(source) && !/^\^\(.*\)\$$/s.test(source)) return new RegExp(source, flags);
  const start = source.startsWith('^') ? '' : '^';
  const end = source.endsWith('$') && !source.endsWith('\\$') ? '' : '$';
  return new RegExp(`${start}${source}${end}`, flags);
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) && text.trim() === text;

function withMark(text: string, wish: TextWish): string | undefined {
  if (text.length > longest) return undefined;
  const marks = [`${wish.tag}${wish.unique}`, `${wish.tag}${wish.unique}`.toUpperCase()];
  for (const mark of marks) {
    for (let start = 0; start <= text.length; start += 1) {
      for (const end of [start, start + mark.length]) {
        const marked = text.slice(0, start) + mark + text.slice(end);
        if (isPlain(marked) && fits(marked, wish)) return marked;
      }
    }
  }
  return undefined;
}
