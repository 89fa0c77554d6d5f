const collators = [
  new Intl.Collator('en'),
  new Intl.Collator('en', { ignorePunctuation: true }),
  new Intl.Collator('en', { numeric: true }),
  new Intl.Collator('sv'),
];

/**
 * -1 or 1 where every way to order two values in earnest agrees: by code unit, without case, by the rules of a language;
 * 0 where they do not, or where one of the values is missing.
 */
export function compareSanely(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return Math.sign(one - other);
  if (typeof one !== 'string' || typeof other !== 'string') return 0;
  const signs = [
    byCodeUnit(one, other),
    byCodeUnit(one.toLowerCase(), other.toLowerCase()),
    ...collators.map((collator) => Math.sign(collator.compare(one, other))),
  ];
  const [first = 0] = signs;
  return signs.every((sign) => sign === first) ? first : 0;
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
