import { sample } from 'fast-check';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { spend } from './budget.js';
import { arbitraryOf, type PatternSources } from './pattern-sources.js';
import { fits, type TextWish } from './text-wish.js';

/** How many texts are drawn: mostly the first few will do. The first of many are the same as of few. */
const attempts = [3, 8];
/** Beyond it, trying every place for the tag costs more than it is worth. */
const longest = 200;

/** Drawing texts takes as long as making so many parts of a value. */
const partsOfDraw = 100;

/** A text that a pattern asks for, with the tag in it where that is possible; undefined where none was found. */
export function patternText(wish: TextWish): string | undefined {
  const [pattern] = wish.patterns;
  if (pattern === undefined) return undefined;
  spend(wish.budget, partsOfDraw);
  const seed = wish.random.integer(0, 0x7fffffff);
  let texts: readonly string[] = [];
  for (const count of attempts) {
    const draw = { pattern, sources: wish.sources, seed, count };
    texts = matchingTexts(wish, draw).filter((text) => fits(text, wish));
    for (const text of texts.slice(0, 3)) {
      const marked = withMark(text, wish);
      if (marked !== undefined) return marked;
    }
    const plain = texts.find(isPlain);
    if (plain !== undefined) return plain;
  }
  return texts[0];
}

/** Short ones, unless the pattern asks for more than that. */
function matchingTexts({ minLength, maxLength }: TextWish, draw: Draw): readonly string[] {
  const usual = Math.min(maxLength, Math.max(minLength + 20, 40));
  const short = textsUpTo(usual, draw);
  return short.length > 0 ? short : textsUpTo(Math.min(maxLength, longest), draw);
}

interface Draw {
  readonly pattern: RegExp;
  readonly sources: PatternSources;
  readonly seed: number;
  readonly count: number;
}

function textsUpTo(maxLength: number, draw: Draw): readonly string[] {
  try {
    return sample(arbitraryOf(draw.pattern, maxLength, draw.sources), {
      seed: draw.seed,
      numRuns: draw.count,
      randomType: rationed,
    });
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
