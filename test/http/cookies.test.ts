import { describe, expect, test } from 'vitest';
import { parseCookies } from '../../src/http/index.js';

describe('a Cookie header is read name by name', () => {
  test.each([
    { header: undefined, cookies: [] },
    { header: '', cookies: [] },
    { header: 'a=1', cookies: [['a', ['1']]] },
    {
      header: 'a=1; b=2;c=3',
      cookies: [
        ['a', ['1']],
        ['b', ['2']],
        ['c', ['3']],
      ],
    },
    { header: 'a=1; a=2', cookies: [['a', ['1', '2']]] },
    { header: 'a="1 2"', cookies: [['a', ['1 2']]] },
    { header: 'a=b=c', cookies: [['a', ['b=c']]] },
    { header: 'a=%2C', cookies: [['a', ['%2C']]] },
    { header: 'flag; a=1', cookies: [['a', ['1']]] },
    { header: '__proto__=1', cookies: [['__proto__', ['1']]] },
  ])('$header', ({ header, cookies }) => {
    expect([...parseCookies(header)]).toEqual(cookies);
  });
});
