import { describe, expect, test } from 'vitest';
import { parsePrefer } from '../../src/http/index.js';

describe('a Prefer header is read as RFC 7240 writes it', () => {
  test.each([
    { header: undefined, preferences: {} },
    { header: '', preferences: {} },
    { header: 'code=404', preferences: { code: '404' } },
    { header: 'code=404, example=gone', preferences: { code: '404', example: 'gone' } },
    { header: 'CODE = 404', preferences: { code: '404' } },
    { header: 'example="two words"', preferences: { example: 'two words' } },
    { header: 'example="a, b; c=d", code=200', preferences: { example: 'a, b; c=d', code: '200' } },
    { header: 'example="say \\"hi\\""', preferences: { example: 'say "hi"' } },
    { header: 'example="unfinished, code=404', preferences: { example: 'unfinished, code=404' } },
    { header: 'example=', preferences: { example: '' } },
    { header: 'code', preferences: { code: '' } },
    { header: 'delay=250; code=200', preferences: { delay: '250', code: '200' } },
    { header: 'respond-async, wait=10, code=201', preferences: { code: '201' } },
    { header: 'code=200, code=404', preferences: { code: '200' } },
    { header: '__proto__=1, constructor=2, toString=3', preferences: {} },
  ])('$header', ({ header, preferences }) => {
    expect(parsePrefer(header)).toEqual(preferences);
  });
});

test('a hostile one costs next to nothing', () => {
  const start = performance.now();
  for (const piece of ['"', '\\"', '",', 'a"', '\\', ' ', '=', ';']) parsePrefer(`code=${piece.repeat(16_000)}`);
  expect(performance.now() - start).toBeLessThan(1_000);
});
