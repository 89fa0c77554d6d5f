/** A text with the part of it that the other text does not have. */
export interface MarkedText {
  readonly before: string;
  readonly differs: string;
  readonly after: string;
}

/** Where two texts part: what stands between the words that they begin and end with alike. */
export function difference(expected: string, received: string): Record<'expected' | 'received', MarkedText> {
  const [one, other] = [wordsOf(expected), wordsOf(received)];
  const start = sharedLength(one, other);
  const end = sharedLength(one.slice(start).reverse(), other.slice(start).reverse());
  return { expected: marked(one, { start, end }), received: marked(other, { start, end }) };
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+|[\s\S]/gu) ?? [];

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const index = one.findIndex((word, place) => word !== other[place]);
  return index === -1 ? one.length : index;
}

const marked = (words: readonly string[], { start, end }: { start: number; end: number }): MarkedText => ({
  before: words.slice(0, start).join(''),
  differs: words.slice(start, words.length - end).join(''),
  after: words.slice(words.length - end).join(''),
});
