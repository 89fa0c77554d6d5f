import { describe, expect, test } from 'vitest';
import { marksOf } from '../../../src/contract/lists/page-marks.js';

describe('what a page says of the pages around it', () => {
  test('is read from wrappers, an address before anything else', () => {
    const body = { items: [], meta: { next_page: 3, total_pages: 5 }, links: { next: '/things?page=3&size=2' } };
    const { next, pages } = marksOf(body, '/items');
    expect(next).toMatchObject({ pointer: '/links/next', value: true });
    expect(next?.address?.get('page')).toBe('3');
    expect(pages).toEqual({ pointer: '/meta/total_pages', value: 5 });
  });

  test.each([
    { body: { items: [], next: null }, value: false },
    { body: { items: [], hasMore: true }, value: true },
    { body: { items: [], next: 'b3Blbg==' }, value: true },
  ])('is $value in $body, without an address', ({ body, value }) => {
    const { next } = marksOf(body, '/items');
    expect(next?.value).toBe(value);
    expect(next?.address).toBeUndefined();
  });
});
