/** Steps of backtracking that nobody notices. */
const affordable = 1_000_000;

/** A repetition that may be long enough to matter, where it stands behind what it repeats. */
const repetition = /^(?:[*+]|\{(\d+)?(,)?(\d+)?\})\??/;

interface Group {
  /** Whether something in it can be read in several ways. */
  isAmbiguous: boolean;
}

/**
 * Up to which length no text can take a regular expression long, by a cautious estimate: repetitions that follow each
 * other multiply the ways to read a text, and repetitions within repetitions double them with every character.
 */
export function harmlessLength(pattern: string): number {
  const open: Group[] = [{ isAmbiguous: false }];
  let repetitions = 0;
  let optionals = 0;
  let isNested = /\\(?:[1-9]|k<)/.test(pattern);
  const top = (): Group => open.at(-1) ?? { isAmbiguous: false };

  for (let index = 0; index < pattern.length; ) {
    const token = readToken(pattern, index);
    index += token.length;
    if (token.startsWith('(')) {
      open.push({ isAmbiguous: false });
      continue;
    }
    if (token === '|') top().isAmbiguous = true;
    const closed = token === ')' ? open.pop() : undefined;
    const [written = ''] = repetition.exec(pattern.slice(index, index + 24)) ?? [];
    const isOptional = written === '' && pattern[index] === '?';
    index += isOptional ? 1 : written.length;
    optionals += isOptional ? 1 : 0;
    const isLong = mostOf(written) > 9;
    const isOpen = isLong && !/^\{\d+\}/.test(written);
    repetitions += isOpen ? 1 : 0;
    isNested ||= isLong && closed?.isAmbiguous === true;
    if (isOpen || isOptional || closed?.isAmbiguous === true) top().isAmbiguous = true;
  }
  if (isNested || optionals > 9) return 16;
  return repetitions === 0 ? Number.POSITIVE_INFINITY : Math.floor(affordable ** (1 / (repetitions + 1)));
}

/** A character, an escape, a class, a bracket with what belongs to it, or a bar. */
function readToken(pattern: string, start: number): string {
  tokens.lastIndex = start;
  return tokens.exec(pattern)?.[0] ?? pattern.charAt(start);
}

const tokens = /\\(?:[pPu]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]+>))?|[^]/y;

function mostOf(written: string): number {
  if (written === '') return 1;
  const [, least, comma, most] = repetition.exec(written) ?? [];
  if (least === undefined && most === undefined) return Number.POSITIVE_INFINITY;
  if (most !== undefined) return Number(most);
  return comma === undefined ? Number(least) : Number.POSITIVE_INFINITY;
}
