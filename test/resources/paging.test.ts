import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Paging, toWindow } from '../../src/resources/index.js';

const paging: Paging = { page: 'page', size: 'size', defaultSize: 20, maxSize: 50, above: 'clamp', below: 'clamp' };
const fixed: Paging = { page: 'page', defaultSize: 20, above: 'clamp', below: 'clamp' };

describe('the part of a list that a request asks for', () => {
  test.each([
    { paging, query: {}, window: { page: 1, offset: 0, limit: 20 } },
    { paging, query: { page: 3 }, window: { page: 3, offset: 40, limit: 20 } },
    { paging, query: { page: 3, size: 10 }, window: { page: 3, offset: 20, limit: 10 } },
    { paging, query: { size: 50 }, window: { page: 1, offset: 0, limit: 50 } },
    { paging, query: { size: 51 }, window: { page: 1, offset: 0, limit: 50 } },
    { paging, query: { page: 0 }, window: { page: 1, offset: 0, limit: 20 } },
    { paging, query: { page: -7, size: -1 }, window: { page: 1, offset: 0, limit: 1 } },
    { paging, query: { size: 0 }, window: { page: 1, offset: 0, limit: 1 } },
    { paging: { ...paging, below: 'reject' as const }, query: { size: 0 }, window: { page: 1, offset: 0, limit: 0 } },
    { paging, query: { page: 2.9, size: 10.9 }, window: { page: 2, offset: 10, limit: 10 } },
    { paging, query: { page: '2', size: 'ten' }, window: { page: 1, offset: 0, limit: 20 } },
    { paging: fixed, query: { page: 2, size: 5 }, window: { page: 2, offset: 20, limit: 20 } },
  ])('$query, page size $paging.size: $window', ({ paging: declared, query, window }) => {
    expect(toWindow(declared, query)).toEqual(window);
  });

  test('is always one that a list can be cut by', () => {
    const number = fc.oneof(fc.double({ noNaN: true }), fc.maxSafeInteger());
    fc.assert(
      fc.property(number, number, (page, size) => {
        const window = toWindow(paging, { page, size });
        expect(Number.isSafeInteger(window.page) && window.page >= 1).toBe(true);
        expect(Number.isSafeInteger(window.offset) && window.offset >= 0).toBe(true);
        expect(window.limit >= 1 && window.limit <= 50).toBe(true);
      }),
    );
  });
});
