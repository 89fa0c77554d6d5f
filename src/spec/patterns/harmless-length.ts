/** Steps of backtracking that nobody notices. */
const affordable = 1_000_000;

/** What is known of a regular expression up to some place. */
interface Findings {
  /** For each open group, the innermost last: whether something in it can be read in several ways. */
  readonly open: boolean[];
  repetitions: number;
  optionals: number;
  isNested: boolean;
}

/**
 * Up to which length no text can take a regular expression long, by a cautious estimate: repetitions that follow each
 * other multiply the ways to read a text, and repetitions within repetitions double them with every character.
 */
export function harmlessLength(pattern: string): number {
  const found: Findings = { open: [false], repetitions: 0, optionals: 0, isNested: backReference.test(pattern) };
  for (let index = 0; index < pattern.length; ) {
    const token = readToken(pattern, index);
    index += token.length;
    if (token.startsWith('(')) found.open.push(false);
    else if (token === '|') markAmbiguous(found);
    else index += readQuantifier(token, pattern.slice(index, index + 24), found);
  }
  const { isNested, optionals, repetitions } = found;
  if (isNested || optionals > 9) return 16;
  return repetitions === 0 ? Number.POSITIVE_INFINITY : Math.floor(affordable ** (1 / (repetitions + 1)));
}

const backReference = /\\(?:[1-9]|k<)/;

/** An escape, a class, an opening bracket with what belongs to it, or any other character. */
const tokens = /\\(?:[pPu]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]+>))?|[\s\S]/y;

function readToken(pattern: string, start: number): string {
  tokens.lastIndex = start;
  return tokens.exec(pattern)?.[0] ?? pattern.charAt(start);
}

/** Takes in what stands behind a token, and tells how long it is. */
function readQuantifier(token: string, rest: string, found: Findings): number {
  const closesAmbiguous = token === ')' && found.open.pop() === true;
  const { length, isOptional, isLong, isOpen } = toQuantifier(rest);
  found.optionals += isOptional ? 1 : 0;
  found.repetitions += isOpen ? 1 : 0;
  found.isNested ||= isLong && closesAmbiguous;
  if (isOpen || isOptional || closesAmbiguous) markAmbiguous(found);
  return length;
}

interface Quantifier {
  readonly length: number;
  readonly isOptional: boolean;
  /** Whether it repeats ten times or more. */
  readonly isLong: boolean;
  /** Whether it is for the text to say how often. */
  readonly isOpen: boolean;
}

const none: Quantifier = { length: 0, isOptional: false, isLong: false, isOpen: false };

const quantifier = /^(?:[*+?]|\{(?<least>\d+)(?<comma>,?)(?<most>\d*)\})\??/;

function toQuantifier(rest: string): Quantifier {
  const match = quantifier.exec(rest);
  if (match === null) return none;
  const [{ length }] = match;
  if (rest.startsWith('?')) return { ...none, length, isOptional: true };
  if (!rest.startsWith('{')) return { ...none, length, isLong: true, isOpen: true };
  const { least = '', comma, most = '' } = match.groups ?? {};
  const isExact = comma === '';
  const isLong = Number(isExact ? least : most || Number.POSITIVE_INFINITY) > 9;
  return { ...none, length, isLong, isOpen: isLong && !isExact };
}

function markAmbiguous({ open }: Findings): void {
  open[open.length - 1] = true;
}
