import { expect, test } from 'vitest';
import { compareSanely } from '../../../src/contract/lists/compare-sanely.js';

test.each([
  ['Ada', 'Bo', -1],
  ['Bo', 'Ada', 1],
  ['Ada', 'Ada', 0],
  // By code unit capitals come first, by a language's rules they do not.
  ['Zoe', 'ada', 0],
  ['item 10', 'item 9', 0],
  ['Öst', 'Zug', 0],
  ['2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z', -1],
  [2, 10, -1],
  [null, 'Ada', 0],
])('%s and %s compare as %d', (one, other, sign) => {
  expect(compareSanely(one, other)).toBe(sign);
});
