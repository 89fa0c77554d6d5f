import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEqualityProjection } from '../../src/state/projection.js';
import type { StoredRecord } from '../../src/state/records.js';
import { ValueIndex } from '../../src/state/value-index.js';

const texts = ['a', 'b', 'c', 'dd', 'ee', '__proto__'];
const tags = fc.uniqueArray(fc.constantFrom(...texts), { maxLength: 4 });
const writes = fc.array(fc.tuple(fc.nat(5), tags), { maxLength: 40, size: 'max' });

test.each([
  { what: 'all', hash: () => 7 },
  { what: 'some', hash: (text: string) => text.length - 2 },
])('texts are told apart even when $what of their hashes collide', ({ hash }) => {
  fc.assert(
    fc.property(writes, writes, (loaded, written) => {
      const records = new Map<number, StoredRecord>(loaded.map(([position, tags]) => [position, { tags }]));
      const index = new ValueIndex({ projection: createEqualityProjection('tags'), records, hash });
      const filings = [...records].flatMap(([position, record]) => tagsOf(record).map((text) => ({ text, position })));
      index.load({ texts: filings.map(({ text }) => text), positions: filings.map(({ position }) => position) });

      for (const [position, tags] of written) {
        for (const text of tagsOf(records.get(position))) if (!tags.includes(text)) index.remove(text, position);
        const before = tagsOf(records.get(position));
        records.set(position, { tags });
        for (const text of tags) if (!before.includes(text)) index.add(text, position);
      }

      for (const text of texts) {
        const expected = [...records]
          .filter(([, record]) => tagsOf(record).includes(text))
          .map(([position]) => position);
        expect([...index.find(text)].sort()).toEqual(expected.sort());
        expect(index.find(text).size).toBe(expected.length);
        expect(index.first(text)).toBe(expected[0]);
      }
    }),
  );
});

function tagsOf(record: StoredRecord | undefined): readonly string[] {
  return (record?.tags ?? []) as readonly string[];
}
