import { type Arbitrary, sample, stringMatching } from 'fast-check';
import { leastLengthOf } from '../spec/index.js';

interface Source {
  /** As far as can be seen from short texts. */
  readonly leastLength: number;
  /** Most characters -> what draws texts of no more than that: to make it takes a hundred times as long as to draw. */
  readonly arbitraries: Map<number, Arbitrary<string>>;
}

/** What is known of patterns, by their text: a document says the same one in many places. */
export type PatternSources = Map<string, Source>;

/** What a library that writes repetitions out one by one can do in no time. */
const longest = 2_000;

function sourceOf(pattern: RegExp, sources: PatternSources): Source {
  const known = sources.get(String(pattern));
  if (known !== undefined) return known;
  if (leastLengthOf(pattern) > longest) throw new RangeError(`No text is as short as ${longest}.`);
  const short = sample(stringMatching(anchored(pattern), { size: 'xsmall' }), { seed: 0, numRuns: 100 });
  const source = {
    leastLength: Math.min(...short.map((text) => Array.from(text).length)),
    arbitraries: new Map<number, Arbitrary<string>>(),
  };
  sources.set(String(pattern), source);
  return source;
}

/** What draws texts that a pattern matches. Throws a RangeError where none is short enough, and what the library throws where it cannot invert the pattern. */
export function arbitraryOf(pattern: RegExp, maxLength: number, sources: PatternSources): Arbitrary<string> {
  const { leastLength, arbitraries } = sourceOf(pattern, sources);
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
