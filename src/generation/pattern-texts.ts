import { sample, stringMatching } from 'fast-check';
import { fits, type TextWish } from './text-wish.js';

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
    return sample(stringMatching(anchored(pattern), { maxLength }), { seed, numRuns: attempts });
  } catch {
    // Too short for what matches; and look-behinds and a few other constructs are more than the library can invert.
    return [];
  }
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
