/**
 * Which records (by position) are to be found under which texts: two lists of one length, because a million pairs would
 * cost more than everything else that is done with them.
 */
export interface Filings {
  readonly texts: readonly string[];
  readonly positions: readonly number[];
}

/** Filings with the same hash, by their places in the lists. */
interface Run {
  readonly hash: number;
  readonly places: readonly number[];
}

/** So many that a 32-bit hash and a place among them fit into a double, which is the fastest thing to sort. */
export const sortable = 2 ** 21;

/** By ascending hash. Of more than `sortable` texts the first. */
export function* sortByHash(texts: readonly string[], hashOf: (text: string) => number): Generator<Run> {
  const keys = Float64Array.from(
    texts.slice(0, sortable),
    (text, place) => (hashOf(text) + 2 ** 31) * sortable + place,
  );
  let hash: number | undefined;
  let places: number[] = [];
  for (const key of keys.sort()) {
    const next = Math.floor(key / sortable) - 2 ** 31;
    if (hash !== undefined && next !== hash) {
      yield { hash, places };
      places = [];
    }
    hash = next;
    places.push(key % sortable);
  }
  if (hash !== undefined) yield { hash, places };
}

/** The positions under each text, for some places of the lists. */
export function groupByText({ texts, positions }: Filings, places: readonly number[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const place of places) {
    const [text = '', position = 0] = [texts[place], positions[place]];
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [position]);
    else group.push(position);
  }
  return groups;
}
