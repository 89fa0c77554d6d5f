import { describe, expect, test } from 'vitest';
import type { KnownItem } from '../../../src/contract/lists/list-truth.js';
import { sharedTerm, termsFor, verdictOf } from '../../../src/contract/lists/search-terms.js';

const item = (name: unknown): KnownItem => ({ id: String(name), value: { name }, member: undefined });
const anyCase = { parameter: 'search', fields: ['name'], ignoreCase: true, basis: 'document' } as const;
const openCase = { ...anyCase, ignoreCase: false };

describe('a search term', () => {
  test('is a whole text, its parts, and the same in the other case', () => {
    const texts = termsFor(item('Ada Lovelace'), anyCase, 'tsxyz').map(({ text }) => text);
    expect(texts).toEqual(['Ada Lovelace', 'Ada ', 'Love', 'lace', 'ADA LOVELACE', 'ada lovelace']);
  });

  test("never holds only a part of the run's tag", () => {
    const texts = termsFor(item('Ada tsxyz Lovelace'), anyCase, 'tsxyz').map(({ text }) => text);
    expect(texts.filter((text) => /ts|xyz/.test(text)).every((text) => text.includes('tsxyz'))).toBe(true);
  });

  test.each([
    { name: 'Ada', text: 'da', search: openCase, verdict: 'hit' },
    { name: 'Ada', text: 'DA', search: anyCase, verdict: 'hit' },
    { name: 'Ada', text: 'DA', search: openCase, verdict: 'open' },
    { name: 'Ada', text: 'bo', search: anyCase, verdict: 'miss' },
    { name: 'Inês', text: 'Ines', search: anyCase, verdict: 'open' },
    { name: 'Ada B', text: 'Ada ', search: anyCase, verdict: 'open' },
    { name: undefined, text: 'Ada', search: anyCase, verdict: 'open' },
  ] as const)('$text in $name is a $verdict', ({ name, text, search, verdict }) => {
    expect(verdictOf(item(name), text, search)).toBe(verdict);
  });

  test('that several have in common leaves out the others', () => {
    const truth = ['Ada Lane', 'Bo Lane', 'Cy Lane', 'Di Road'].map(item);
    expect(sharedTerm(truth, anyCase, { tag: 'tsxyz', isAllowed: () => true })).toBe('Lan');
  });
});
