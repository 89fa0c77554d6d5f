/** A stream of pseudo-random choices; the same keys give the same stream, and streams do not disturb each other. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** Both ends included. */
  integer(minimum: number, maximum: number): number;
  pick<T>(list: readonly T[]): T;
  /** So many letters from a to z. */
  letters(count: number): string;
}

export function createRandom(...keys: readonly (string | number)[]): Random {
  let state = hash(keys.join('\u0000'));
  // Mulberry32: tiny, and good enough to choose names by.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (minimum: number, maximum: number): number => minimum + Math.floor(next() * (maximum - minimum + 1));
  return {
    next,
    integer,
    pick: <T>(list: readonly T[]): T => list[integer(0, list.length - 1)] as T,
    letters: (count) => Array.from({ length: count }, () => String.fromCharCode(97 + integer(0, 25))).join(''),
  };
}

/** MurmurHash3's way of mixing, over UTF-16 code units. */
function hash(text: string): number {
  let mixed = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 3432918353);
    mixed = (mixed << 13) | (mixed >>> 19);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 2246822507);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489909);
  return mixed ^ (mixed >>> 16);
}
