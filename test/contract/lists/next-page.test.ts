import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/contract/exchange.js';
import { nextByCursor, nextOfLinkHeader } from '../../../src/contract/lists/next-page.js';
import type { Headers } from '../../../src/http/index.js';

const answer = (value: unknown, headers: Headers = {}): Answer => ({ status: 200, headers, text: '', value });
const paging = { style: 'cursor', cursor: 'after', next: '/meta/next', basis: 'document' } as const;

describe('the next page', () => {
  test.each([
    { next: 'abc', expected: { query: { after: 'abc' } } },
    { next: 7, expected: { query: { after: 7 } } },
    { next: null, expected: undefined },
    { next: '', expected: undefined },
    { next: '/users?after=abc&limit=2', expected: { query: {}, raw: { after: 'abc', limit: '2' } } },
    { next: 'https://api.example/v1/users?after=a%26b', expected: { query: {}, raw: { after: 'a&b' } } },
    { next: '/base64+like==', expected: { query: { after: '/base64+like==' } } },
  ])('is $expected for $next in the body', ({ next, expected }) => {
    expect(nextByCursor(paging, answer({ meta: { next } }))).toEqual(expected);
  });

  test.each([
    { link: '</users?page=2>; rel="next"', expected: '/users?page=2' },
    { link: '</users?page=1>; rel="prev", </users?page=3>; title="x"; rel=next', expected: '/users?page=3' },
    { link: '</users?page=1>; rel="first last"', expected: undefined },
    { link: undefined, expected: undefined },
  ])('is $expected for the header $link', ({ link, expected }) => {
    expect(nextOfLinkHeader(answer([], { link }))).toBe(expected);
  });
});
