import { describe, expect, test } from 'vitest';
import {
  fromCookie,
  fromHeader,
  fromPath,
  fromQuery,
  type ParameterShape,
  parseCookies,
  parseQuery,
  type StyledParameter,
} from '../../src/http/index.js';

const primitive: ParameterShape = { kind: 'primitive', properties: [] };
const array: ParameterShape = { kind: 'array', properties: [] };
const object: ParameterShape = { kind: 'object', properties: ['R', 'G', 'B'] };

const blue = 'blue';
const colors = ['blue', 'black', 'brown'];
const rgb = { R: '100', G: '200', B: '150' };

const color = (style: string, explode: boolean, shape: ParameterShape): StyledParameter => ({
  name: 'color',
  style,
  explode,
  shape,
});

/** "Style Examples" of OpenAPI 3.1.1, section 4.8.12.4; the labels' commas are RFC 6570's, which that version took over. */
const inPath = [
  { style: 'matrix', explode: false, shape: primitive, text: ';color', value: '' },
  { style: 'matrix', explode: false, shape: primitive, text: ';color=blue', value: blue },
  { style: 'matrix', explode: false, shape: array, text: ';color=blue,black,brown', value: colors },
  { style: 'matrix', explode: false, shape: object, text: ';color=R,100,G,200,B,150', value: rgb },
  { style: 'matrix', explode: true, shape: primitive, text: ';color', value: '' },
  { style: 'matrix', explode: true, shape: primitive, text: ';color=blue', value: blue },
  { style: 'matrix', explode: true, shape: array, text: ';color=blue;color=black;color=brown', value: colors },
  { style: 'matrix', explode: true, shape: object, text: ';R=100;G=200;B=150', value: rgb },
  { style: 'label', explode: false, shape: primitive, text: '.', value: '' },
  { style: 'label', explode: false, shape: primitive, text: '.blue', value: blue },
  { style: 'label', explode: false, shape: array, text: '.blue,black,brown', value: colors },
  { style: 'label', explode: false, shape: object, text: '.R,100,G,200,B,150', value: rgb },
  { style: 'label', explode: true, shape: primitive, text: '.', value: '' },
  { style: 'label', explode: true, shape: primitive, text: '.blue', value: blue },
  { style: 'label', explode: true, shape: array, text: '.blue.black.brown', value: colors },
  { style: 'label', explode: true, shape: object, text: '.R=100.G=200.B=150', value: rgb },
  { style: 'simple', explode: false, shape: primitive, text: '', value: '' },
  { style: 'simple', explode: false, shape: primitive, text: 'blue', value: blue },
  { style: 'simple', explode: false, shape: array, text: 'blue,black,brown', value: colors },
  { style: 'simple', explode: false, shape: object, text: 'R,100,G,200,B,150', value: rgb },
  { style: 'simple', explode: true, shape: primitive, text: 'blue', value: blue },
  { style: 'simple', explode: true, shape: array, text: 'blue,black,brown', value: colors },
  { style: 'simple', explode: true, shape: object, text: 'R=100,G=200,B=150', value: rgb },
];

const inQuery = [
  { style: 'form', explode: false, shape: primitive, text: 'color=', value: '' },
  { style: 'form', explode: false, shape: primitive, text: 'color=blue', value: blue },
  { style: 'form', explode: false, shape: array, text: 'color=blue,black,brown', value: colors },
  { style: 'form', explode: false, shape: object, text: 'color=R,100,G,200,B,150', value: rgb },
  { style: 'form', explode: true, shape: primitive, text: 'color=', value: '' },
  { style: 'form', explode: true, shape: primitive, text: 'color=blue', value: blue },
  { style: 'form', explode: true, shape: array, text: 'color=blue&color=black&color=brown', value: colors },
  { style: 'form', explode: true, shape: object, text: 'R=100&G=200&B=150', value: rgb },
  { style: 'spaceDelimited', explode: false, shape: array, text: 'color=blue%20black%20brown', value: colors },
  { style: 'spaceDelimited', explode: false, shape: array, text: 'color=blue+black+brown', value: colors },
  { style: 'spaceDelimited', explode: false, shape: object, text: 'color=R%20100%20G%20200%20B%20150', value: rgb },
  { style: 'pipeDelimited', explode: false, shape: array, text: 'color=blue%7Cblack%7Cbrown', value: colors },
  { style: 'pipeDelimited', explode: false, shape: array, text: 'color=blue|black|brown', value: colors },
  { style: 'pipeDelimited', explode: false, shape: object, text: 'color=R%7C100%7CG%7C200%7CB%7C150', value: rgb },
  {
    style: 'deepObject',
    explode: true,
    shape: object,
    text: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150',
    value: rgb,
  },
  { style: 'deepObject', explode: true, shape: object, text: 'color[R]=100&color[G]=200&color[B]=150', value: rgb },
];

const inHeader = [
  { explode: false, shape: primitive, text: 'blue', value: blue },
  { explode: false, shape: primitive, text: 'light, blue', value: 'light, blue' },
  { explode: false, shape: array, text: 'blue,black,brown', value: colors },
  { explode: true, shape: array, text: 'blue, black , brown', value: colors },
  { explode: false, shape: object, text: 'R,100,G,200,B,150', value: rgb },
  { explode: true, shape: object, text: 'R=100, G=200, B=150', value: rgb },
  { explode: false, shape: array, text: '', value: [] },
];

const inCookie = [
  { explode: false, shape: primitive, text: 'color=blue', value: blue },
  { explode: true, shape: primitive, text: 'a=1; color=blue', value: blue },
  { explode: false, shape: array, text: 'color=blue,black,brown', value: colors },
  { explode: true, shape: array, text: 'color=blue; color=black; color=brown', value: colors },
  { explode: false, shape: object, text: 'color=R,100,G,200,B,150', value: rgb },
];

describe('a parameter is taken apart as OpenAPI says it was written', () => {
  test.each(inPath)(
    'in a path: $style, explode $explode, $shape.kind: $text',
    ({ style, explode, shape, text, value }) => {
      expect(fromPath(color(style, explode, shape), text)).toEqual({ state: 'present', value });
    },
  );

  test.each(inQuery)('in a query: $style, explode $explode, $shape.kind: $text', (row) => {
    const parameter = color(row.style, row.explode, row.shape);
    expect(fromQuery(parameter, parseQuery(`before=1&${row.text}&after=2`))).toEqual({
      state: 'present',
      value: row.value,
    });
  });

  test.each(inHeader)('in a header: explode $explode, $shape.kind: $text', ({ explode, shape, text, value }) => {
    expect(fromHeader(color('simple', explode, shape), text)).toEqual({ state: 'present', value });
  });

  test.each(inCookie)('in a cookie: explode $explode, $shape.kind: $text', ({ explode, shape, text, value }) => {
    const sent = parseCookies(text).get('color');
    expect(fromCookie(color('form', explode, shape), sent)).toEqual({ state: 'present', value });
  });
});

describe('a parameter that was not sent is absent', () => {
  test.each(inQuery)('from a query: $style, explode $explode, $shape.kind', ({ style, explode, shape }) => {
    expect(fromQuery(color(style, explode, shape), parseQuery('colour=1&colors=2'))).toEqual({ state: 'absent' });
  });

  test('from a header and from a cookie', () => {
    expect(fromHeader(color('simple', false, array), undefined)).toEqual({ state: 'absent' });
    expect(fromCookie(color('form', true, array), undefined)).toEqual({ state: 'absent' });
  });
});

describe('delimiters count before values are decoded', () => {
  test.each([
    { style: 'simple', explode: false, text: 'a%2Cb,c', value: ['a,b', 'c'] },
    { style: 'label', explode: true, text: '.a%2Eb.c', value: ['a.b', 'c'] },
    { style: 'matrix', explode: true, text: ';color=a%3Bb;color=c', value: ['a;b', 'c'] },
  ])('in a path, style $style', ({ style, explode, text, value }) => {
    expect(fromPath(color(style, explode, array), text)).toEqual({ state: 'present', value });
  });

  test('in a query', () => {
    expect(fromQuery(color('form', false, array), parseQuery('color=a%2Cb,c'))).toEqual({
      state: 'present',
      value: ['a,b', 'c'],
    });
  });

  test('in a cookie', () => {
    const sent = parseCookies('color=a%2Cb,c').get('color');
    expect(fromCookie(color('form', false, array), sent)).toEqual({ state: 'present', value: ['a,b', 'c'] });
  });
});

describe('what is not written as its style says is invalid, with the reason', () => {
  test.each([
    { style: 'label', explode: false, shape: primitive, text: 'blue', reason: "must begin with '.' (style label)" },
    { style: 'matrix', explode: false, shape: primitive, text: 'blue', reason: "must begin with ';' (style matrix)" },
    {
      style: 'matrix',
      explode: true,
      shape: array,
      text: ';color=a;b',
      reason: "must be written as ';color=…' (style matrix)",
    },
    {
      style: 'matrix',
      explode: false,
      shape: primitive,
      text: ';colors',
      reason: "must be written as ';color=…' (style matrix)",
    },
    { style: 'simple', explode: false, shape: object, text: 'R,100,G', reason: 'must hold names and values in turn' },
    { style: 'simple', explode: false, shape: primitive, text: '%zz', reason: 'is not validly percent-encoded UTF-8' },
    { style: 'simple', explode: false, shape: array, text: 'a,%E0%A4', reason: 'is not validly percent-encoded UTF-8' },
    { style: 'simple', explode: true, shape: object, text: 'R=%zz', reason: 'is not validly percent-encoded UTF-8' },
  ])('$style, explode $explode, $shape.kind: $text', ({ style, explode, shape, text, reason }) => {
    expect(fromPath(color(style, explode, shape), text)).toEqual({ state: 'invalid', reason });
  });

  test.each(['color=%zz', 'color=%ff', 'color=a&color=%E0%A4'])('in a query: %s', (query) => {
    const shape = query.includes('&') ? array : primitive;
    expect(fromQuery(color('form', true, shape), parseQuery(query))).toMatchObject({ state: 'invalid' });
  });
});

test('a name that stands for something in JavaScript is a name like any other', () => {
  const found = fromQuery(color('deepObject', true, object), parseQuery('color[__proto__]=1&color[constructor]=2'));
  expect(found.state === 'present' && Object.entries(found.value)).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
  expect(({} as Record<string, unknown>)['1']).toBeUndefined();
});
