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
} from '../../src/http/index.js';

type Entries = readonly (readonly [string, string])[];

/** Encodes whatever could be a delimiter of some style. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*.~_-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
/** A list with one empty text cannot be told from an empty list where a delimiter joins them. */
const list = fc.array(text, { minLength: 1, maxLength: 5 }).filter((items) => items.length > 1 || items[0] !== '');
const name = fc.oneof(word, fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'));
const entries: fc.Arbitrary<Entries> = fc.uniqueArray(fc.tuple(name, text), {
  minLength: 1,
  maxLength: 5,
  selector: ([key]) => key,
});

const inTurn = (pairs: Entries, join: string): string => pairs.flat().map(encode).join(join);
const assigned = (pairs: Entries, join: string): string => pairs.map((pair) => pair.map(encode).join('=')).join(join);

/** RFC 6570's expansions, and the query styles that OpenAPI adds. */
const arrayForms = [
  { style: 'simple', explode: false, place: 'path', write: (items: string[]) => items.map(encode).join(',') },
  { style: 'simple', explode: true, place: 'path', write: (items: string[]) => items.map(encode).join(',') },
  { style: 'label', explode: false, place: 'path', write: (items: string[]) => `.${items.map(encode).join(',')}` },
  { style: 'label', explode: true, place: 'path', write: (items: string[]) => `.${items.map(encode).join('.')}` },
  { style: 'matrix', explode: false, place: 'path', write: (items: string[]) => `;p=${items.map(encode).join(',')}` },
  {
    style: 'matrix',
    explode: true,
    place: 'path',
    write: (items: string[]) => items.map((item) => `;p=${encode(item)}`).join(''),
  },
  { style: 'form', explode: false, place: 'query', write: (items: string[]) => `p=${items.map(encode).join(',')}` },
  {
    style: 'form',
    explode: true,
    place: 'query',
    write: (items: string[]) => items.map((item) => `p=${encode(item)}`).join('&'),
  },
  { style: 'form', explode: false, place: 'cookie', write: (items: string[]) => `p=${items.map(encode).join(',')}` },
  {
    style: 'form',
    explode: true,
    place: 'cookie',
    write: (items: string[]) => items.map((item) => `p=${encode(item)}`).join('; '),
  },
];

const objectForms = [
  { style: 'simple', explode: false, place: 'path', write: (pairs: Entries) => inTurn(pairs, ',') },
  { style: 'simple', explode: true, place: 'path', write: (pairs: Entries) => assigned(pairs, ',') },
  { style: 'label', explode: false, place: 'path', write: (pairs: Entries) => `.${inTurn(pairs, ',')}` },
  { style: 'label', explode: true, place: 'path', write: (pairs: Entries) => `.${assigned(pairs, '.')}` },
  { style: 'matrix', explode: false, place: 'path', write: (pairs: Entries) => `;p=${inTurn(pairs, ',')}` },
  { style: 'matrix', explode: true, place: 'path', write: (pairs: Entries) => `;${assigned(pairs, ';')}` },
  { style: 'form', explode: false, place: 'query', write: (pairs: Entries) => `p=${inTurn(pairs, ',')}` },
  { style: 'form', explode: true, place: 'query', write: (pairs: Entries) => assigned(pairs, '&') },
  { style: 'form', explode: false, place: 'cookie', write: (pairs: Entries) => `p=${inTurn(pairs, ',')}` },
  {
    style: 'deepObject',
    explode: true,
    place: 'query',
    write: (pairs: Entries) =>
      pairs.map(([key, value]) => `p${encode('[')}${encode(key)}${encode(']')}=${encode(value)}`).join('&'),
  },
];

function read(place: string, parameter: StyledParameter, written: string): Deserialised {
  if (place === 'path') return fromPath(parameter, written);
  if (place === 'query') return fromQuery(parameter, parseQuery(written));
  return fromCookie(parameter, parseCookies(written).get(parameter.name));
}

describe('what a client writes by a style is what we read', () => {
  test.each(arrayForms)('a list, $style, explode $explode, in a $place', ({ style, explode, place, write }) => {
    const parameter: StyledParameter = { name: 'p', style, explode, shape: { kind: 'array', properties: [] } };
    fc.assert(
      fc.property(list, (items) => {
        expect(read(place, parameter, write(items))).toEqual({ state: 'present', value: items });
      }),
    );
  });

  test.each(objectForms)('an object, $style, explode $explode, in a $place', ({ style, explode, place, write }) => {
    fc.assert(
      fc.property(entries, (pairs) => {
        const shape = { kind: 'object', properties: pairs.map(([key]) => key) } as const;
        const found = read(place, { name: 'p', style, explode, shape }, write(pairs));
        expect(found.state === 'present' && new Map(Object.entries(found.value))).toEqual(new Map(pairs));
      }),
    );
  });

  test.each(['spaceDelimited', 'pipeDelimited'])('a list without its delimiter in it, %s', (style) => {
    const parameter: StyledParameter = { name: 'p', style, explode: false, shape: { kind: 'array', properties: [] } };
    const delimiter = style === 'spaceDelimited' ? ' ' : '|';
    const items = fc.array(
      word.filter((item) => !item.includes(delimiter)),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(items, (values) => {
        const written = `p=${values.map(encode).join(encodeURIComponent(delimiter))}`;
        expect(fromQuery(parameter, parseQuery(written))).toEqual({ state: 'present', value: values });
      }),
    );
  });

  test('a text, in a path, a query and a cookie', () => {
    const shape = { kind: 'primitive', properties: [] } as const;
    fc.assert(
      fc.property(word, (value) => {
        const present = { state: 'present', value };
        expect(fromPath({ name: 'p', style: 'simple', explode: false, shape }, encode(value))).toEqual(present);
        expect(fromQuery({ name: 'p', style: 'form', explode: true, shape }, parseQuery(`p=${encode(value)}`))).toEqual(
          present,
        );
        const cookie = parseCookies(`p=${encode(value)}`).get('p');
        expect(fromCookie({ name: 'p', style: 'form', explode: true, shape }, cookie)).toEqual(present);
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
      fc.property(fc.array(token, { minLength: 1, maxLength: 5 }), (values) => {
        expect(fromHeader(parameter, values.join(', '))).toEqual({ state: 'present', value: values });
      }),
    );
  });
});

test('whatever arrives is read without an exception', () => {
  const parameters = [...arrayForms, ...objectForms].map(({ style, explode }, index) => ({
    parameter: {
      name: 'p',
      style,
      explode,
      shape: { kind: index < arrayForms.length ? 'array' : 'object', properties: ['p', '__proto__'] } as const,
    },
  }));
  const wild = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'p=&;,.%[]|_a20F+'), maxLength: 40 }),
  );
  fc.assert(
    fc.property(wild, fc.constantFrom(...parameters), (written, { parameter }) => {
      for (const place of ['path', 'query', 'cookie']) {
        read(place, parameter, written);
      }
    }),
    { numRuns: 1000 },
  );
});
