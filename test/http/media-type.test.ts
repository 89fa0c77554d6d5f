import { describe, expect, test } from 'vitest';
import { coversMediaType, isForm, isJson, isText, negotiate, parseMediaType } from '../../src/http/index.js';

describe('a Content-Type is read as RFC 9110 writes it', () => {
  test.each([
    { value: 'application/json', essence: 'application/json', parameters: {} },
    { value: 'Application/JSON; Charset=UTF-8', essence: 'application/json', parameters: { charset: 'UTF-8' } },
    { value: 'text/plain;charset="utf-8" ; x=a=b', essence: 'text/plain', parameters: { charset: 'utf-8', x: 'a=b' } },
    { value: 'application/vnd.api+json;', essence: 'application/vnd.api+json', parameters: {} },
  ])('$value', ({ value, essence, parameters }) => {
    const parsed = parseMediaType(value);
    expect(parsed?.essence).toBe(essence);
    expect(parsed?.parameters).toMatchObject(parameters);
  });

  test.each(['', 'json', '/', 'application/', '/json', 'application json', 'a/b/c', 'applicatión/json'])(
    'and %j is none',
    (value) => {
      expect(parseMediaType(value)).toBeUndefined();
    },
  );

  test('a parameter may have any name', () => {
    expect(Object.entries(parseMediaType('a/b; __proto__=c')?.parameters ?? {})).toContainEqual(['__proto__', 'c']);
  });
});

describe('how a body is read follows from its media type', () => {
  test.each([
    { essence: 'application/json', kind: 'json' },
    { essence: 'application/problem+json', kind: 'json' },
    { essence: 'text/json', kind: 'json' },
    { essence: 'text/plain', kind: 'text' },
    { essence: 'text/html', kind: 'text' },
    { essence: 'application/x-www-form-urlencoded', kind: 'form' },
    { essence: 'application/octet-stream', kind: 'bytes' },
    { essence: 'application/jsonp', kind: 'bytes' },
  ])('$essence is $kind', ({ essence, kind }) => {
    const kinds = { json: isJson(essence), text: isText(essence), form: isForm(essence) };
    expect(Object.entries(kinds).find(([, is]) => is)?.[0] ?? 'bytes').toBe(kind);
  });
});

describe('a declared range covers', () => {
  test.each([
    { range: 'application/json', type: 'application/json', covers: true },
    { range: 'application/json; charset=utf-8', type: 'application/json', covers: true },
    { range: 'Application/JSON', type: 'application/json', covers: true },
    { range: 'text/*', type: 'text/csv', covers: true },
    { range: '*/*', type: 'image/png', covers: true },
    { range: 'text/*', type: 'application/json', covers: false },
    { range: 'application/json', type: 'application/problem+json', covers: false },
  ])('$range, $type: $covers', ({ range, type, covers }) => {
    expect(coversMediaType(range, type)).toBe(covers);
  });
});

describe('an Accept header picks among the offered types', () => {
  const offered = ['application/json', 'text/csv', 'text/plain'];

  test.each([
    { accept: undefined, chosen: 'application/json', because: 'everything will do without one' },
    { accept: '*/*', chosen: 'application/json', because: 'the offered order decides between equals' },
    { accept: 'text/*', chosen: 'text/csv', because: 'a range covers several' },
    { accept: 'TEXT/PLAIN', chosen: 'text/plain', because: 'case means nothing' },
    { accept: 'text/plain, text/csv', chosen: 'text/csv', because: 'the order of equals in the header means nothing' },
    { accept: 'text/csv;q=0.5, text/plain;q=0.8', chosen: 'text/plain', because: 'the higher weight wins' },
    { accept: 'application/json;q=0, */*', chosen: 'text/csv', because: 'weight 0 excludes' },
    { accept: '*/*;q=0.1, text/plain', chosen: 'text/plain', because: 'the more specific range has its own weight' },
    { accept: 'text/*;q=0.9, text/csv;q=0.1', chosen: 'text/plain', because: 'the more specific range overrides' },
    { accept: 'text/plain ; format=flowed ; q=1', chosen: 'text/plain', because: 'other parameters are passed over' },
    { accept: 'image/png', chosen: undefined, because: 'nothing matches' },
    { accept: '*/*;q=0', chosen: undefined, because: 'everything is excluded' },
    { accept: 'text/csv;q=.', chosen: undefined, because: 'a weight that is no number counts as none' },
    { accept: 'application/problem+json', chosen: undefined, because: 'a suffix is no subtype' },
    { accept: ',,;;,q=1', chosen: undefined, because: 'nonsense names no type' },
  ])('$accept: $chosen, because $because', ({ accept, chosen }) => {
    expect(negotiate(accept, offered)).toBe(chosen);
  });

  test('an offered type may have parameters, or be a range itself', () => {
    expect(negotiate('application/json', ['application/json; charset=utf-8'])).toBe('application/json; charset=utf-8');
    expect(negotiate('text/csv', ['text/*'])).toBe('text/*');
  });

  test('nothing can be chosen where nothing is offered', () => {
    expect(negotiate('*/*', [])).toBeUndefined();
  });
});
