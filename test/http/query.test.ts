import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeComponent, decodeQuery, parseQuery } from '../../src/http/index.js';

describe('a query is read pair by pair, in order', () => {
  test.each([
    { query: '', pairs: [] },
    { query: '&&', pairs: [] },
    {
      query: 'a=1&b=2&a=3',
      pairs: [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ],
    },
    { query: 'a', pairs: [['a', '']] },
    { query: 'a=', pairs: [['a', '']] },
    { query: '=1', pairs: [['', '1']] },
    { query: 'a=b=c', pairs: [['a', 'b=c']] },
    { query: 'a+b=c+d', pairs: [['a b', 'c d']] },
    { query: 'a=%2B%20%C3%A9', pairs: [['a', '+ é']] },
    { query: 'a=%2525', pairs: [['a', '%25']] },
    { query: 'a=%zz', pairs: [['a', undefined]] },
    { query: 'a=%ED%A0%80', pairs: [['a', undefined]] },
    { query: '%zz=1', pairs: [['%zz', '1']] },
  ])('$query', ({ query, pairs }) => {
    expect(parseQuery(query).map(({ name, value }) => [name, value])).toEqual(pairs);
  });

  test('what a browser writes is what we read', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 10 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (pairs) => {
        const written = new URLSearchParams(pairs).toString();
        expect(parseQuery(written).map(({ name, value }) => [name, value])).toEqual(pairs);
      }),
    );
  });
});

test('percent-encoding is decoded once, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeComponent(encodeURIComponent(text))).toBe(text);
      expect(decodeComponent(encodeURIComponent(encodeURIComponent(text)))).toBe(encodeURIComponent(text));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('%', 'a', 'F', '0', 'é', '+') }), (text) => {
      decodeComponent(text);
      decodeQuery(text);
    }),
  );
});
