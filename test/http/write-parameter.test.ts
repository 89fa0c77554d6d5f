import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Deserialised,
  fromCookie,
  fromHeader,
  fromPath,
  fromQuery,
  parseCookies,
  parseQuery,
  type StyledParameter,
  toCookie,
  toHeader,
  toPath,
  toQuery,
} from '../../src/http/index.js';

const colors = ['blue', 'black', 'brown'];
const mix = { R: 100, G: 200, B: 150 };

describe('the examples of OpenAPI', () => {
  test.each([
    { style: 'simple', explode: false, texts: ['blue', 'blue,black,brown', 'R,100,G,200,B,150'] },
    { style: 'simple', explode: true, texts: ['blue', 'blue,black,brown', 'R=100,G=200,B=150'] },
    { style: 'label', explode: false, texts: ['.blue', '.blue,black,brown', '.R,100,G,200,B,150'] },
    { style: 'label', explode: true, texts: ['.blue', '.blue.black.brown', '.R=100.G=200.B=150'] },
    { style: 'matrix', explode: false, texts: [';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'] },
    {
      style: 'matrix',
      explode: true,
      texts: [';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
    },
  ])('in a path: $style, explode $explode', ({ style, explode, texts }) => {
    const parameter = { name: 'color', style, explode };
    expect(['blue', colors, mix].map((value) => toPath(parameter, value))).toEqual(texts);
  });

  test.each([
    { style: 'form', explode: false, value: '', query: 'color=' },
    { style: 'form', explode: true, value: 'blue', query: 'color=blue' },
    { style: 'form', explode: false, value: colors, query: 'color=blue,black,brown' },
    { style: 'form', explode: true, value: colors, query: 'color=blue&color=black&color=brown' },
    { style: 'form', explode: false, value: mix, query: 'color=R,100,G,200,B,150' },
    { style: 'form', explode: true, value: mix, query: 'R=100&G=200&B=150' },
    { style: 'spaceDelimited', explode: false, value: colors, query: 'color=blue%20black%20brown' },
    { style: 'pipeDelimited', explode: false, value: colors, query: 'color=blue%7Cblack%7Cbrown' },
    { style: 'deepObject', explode: true, value: mix, query: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150' },
  ])('in a query: $style, explode $explode, $query', ({ style, explode, value, query }) => {
    expect(toQuery({ name: 'color', style, explode }, value).join('&')).toBe(query);
  });
});

describe('what is written', () => {
  test('keeps an empty text of style matrix a name alone', () => {
    expect(toPath({ name: 'color', style: 'matrix', explode: false }, '')).toBe(';color');
  });

  test('leaves out what is undefined, and writes what is nested as JSON', () => {
    const value = { a: undefined, b: { c: [1] }, d: null, e: false };
    expect(toQuery({ name: 'p', style: 'form', explode: true }, value)).toEqual([
      'b=%7B%22c%22%3A%5B1%5D%7D',
      'd=null',
      'e=false',
    ]);
  });

  test.each(['.', '..'])("hides a segment '%s' from servers that remove dots", (value) => {
    expect(toPath({ name: 'id', style: 'simple', explode: false }, value)).toBe(value.replaceAll('.', '%2E'));
  });

  test('keeps reserved characters of a query where that is allowed, but for those that would end the value', () => {
    const parameter = { name: 'at', style: 'form', explode: true };
    expect(toQuery({ ...parameter, allowReserved: true }, '/a?b=c:[d],e;f#g&h+i j@k$')).toEqual([
      'at=/a?b=c:[d],e;f%23g%26h%2Bi%20j@k$',
    ]);
    expect(toQuery(parameter, '/a?b')).toEqual(['at=%2Fa%3Fb']);
  });

  test('has a replacement for half a surrogate pair, which cannot be encoded', () => {
    expect(toPath({ name: 'id', style: 'simple', explode: false }, 'a\ud800b')).toBe('a%EF%BF%BDb');
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
/** A list with one empty text cannot be told from an empty list where a delimiter joins them. */
const list = fc.array(text, { minLength: 1, maxLength: 5 }).filter((items) => items.length > 1 || items[0] !== '');
const key = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.constantFrom('toString'));
const object = fc.dictionary(
  key.filter((name) => name !== '__proto__'),
  text,
  { minKeys: 1, maxKeys: 5 },
);
const pathName = fc.constantFrom('p', 'color', 'user_id');

type Read = (parameter: StyledParameter, value: unknown) => Deserialised;

const inPath: Read = (parameter, value) => fromPath(parameter, toPath(parameter, value));
const inQuery: Read = (parameter, value) => fromQuery(parameter, parseQuery(toQuery(parameter, value).join('&')));
const inCookie: Read = (parameter, value) =>
  fromCookie(parameter, parseCookies(toCookie(parameter, value).join('; ')).get(parameter.name));

const forms = [
  ...['simple', 'label', 'matrix'].flatMap((style) =>
    [false, true].map((explode) => ({ place: 'path', style, explode, read: inPath })),
  ),
  ...[false, true].map((explode) => ({ place: 'query', style: 'form', explode, read: inQuery })),
  ...[false, true].map((explode) => ({ place: 'cookie', style: 'form', explode, read: inCookie })),
];

describe.each(forms)('what is written in a $place, $style, explode $explode, is what is read', (form) => {
  const { style, explode, read } = form;

  test('a text', () => {
    fc.assert(
      fc.property(pathName, text, (name, value) => {
        const shape = { kind: 'primitive', properties: [] } as const;
        expect(read({ name, style, explode, shape }, value)).toEqual({ state: 'present', value });
      }),
    );
  });

  test('a list', () => {
    fc.assert(
      fc.property(pathName, list, (name, value) => {
        const shape = { kind: 'array', properties: [] } as const;
        expect(read({ name, style, explode, shape }, value)).toEqual({ state: 'present', value });
      }),
    );
  });

  test('an object', () => {
    fc.assert(
      fc.property(pathName, object, (name, value) => {
        const shape = { kind: 'object', properties: Object.keys(value) } as const;
        const found = read({ name, style, explode, shape }, value);
        expect(found.state === 'present' && { ...(found.value as object) }).toEqual({ ...value });
      }),
    );
  });
});

describe('what is written is what is read', () => {
  test.each([
    { style: 'spaceDelimited', delimiter: ' ' },
    { style: 'pipeDelimited', delimiter: '|' },
  ])('a list without its delimiter in it, $style', ({ style, delimiter }) => {
    const parameter: StyledParameter = { name: 'p', style, explode: false, shape: { kind: 'array', properties: [] } };
    const items = list.filter((values) => values.every((value) => !value.includes(delimiter)));
    fc.assert(
      fc.property(items, (value) => {
        expect(inQuery(parameter, value)).toEqual({ state: 'present', value });
      }),
    );
  });

  test('an object, deepObject, in a query', () => {
    fc.assert(
      fc.property(object, (value) => {
        const shape = { kind: 'object', properties: [] } as const;
        const found = inQuery({ name: 'p', style: 'deepObject', explode: true, shape }, value);
        expect(found.state === 'present' && { ...(found.value as object) }).toEqual({ ...value });
      }),
    );
  });

  test('a text in a query with reserved characters', () => {
    const shape = { kind: 'primitive', properties: [] } as const;
    const parameter = { name: 'p', style: 'form', explode: true, allowReserved: true, shape };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...":/?#[]@!$&'()*+,;= %ü") }), (value) => {
        expect(inQuery(parameter, value)).toEqual({ state: 'present', value });
      }),
    );
  });

  test('a list in a header, where nothing is percent-encoded', () => {
    const parameter: StyledParameter = {
      name: 'p',
      style: 'simple',
      explode: false,
      shape: { kind: 'array', properties: [] },
    };
    const token = fc.string({ unit: fc.constantFrom(...'!%&"=;az09~'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 5 }), (value) => {
        expect(fromHeader(parameter, toHeader(parameter, value))).toEqual({ state: 'present', value });
      }),
    );
  });
});
