const day = 86_400_000;

/** A time in the autumn of 2025, another one for each number. */
export const timeOf = (index: number): string =>
  new Date(Date.parse('2025-09-01T08:00:00Z') + (index % 90) * day + ((index * 7_919) % (8 * 3_600_000))).toISOString();

/** The records of a collection that has to be there. */
export function recordsIn<T>(collections: Readonly<Record<string, readonly T[]>>, name: string): readonly T[] {
  const found = collections[name];
  if (found === undefined) throw new Error(`The fixture has no collection ${name}.`);
  return found;
}
