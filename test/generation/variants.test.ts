import { beforeAll, describe, expect, test } from 'vitest';
import type { Purpose, Variant } from '../../src/generation/index.js';
import { benchFor, tag } from './nasty-spec.js';

const purpose: Purpose = { purpose: 'test', extent: 'maximal', direction: 'request' };

const user = {
  type: 'object',
  required: ['id', 'email', 'name'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', readOnly: true },
    email: { type: 'string', format: 'email', maxLength: 120 },
    name: { type: 'string', minLength: 1, maxLength: 80 },
    status: { type: 'string', enum: ['active', 'suspended'] },
    age: { type: 'integer', minimum: 0, exclusiveMaximum: 150 },
    tags: { type: 'array', maxItems: 3, uniqueItems: true, items: { type: 'string', maxLength: 30 } },
    address: {
      oneOf: [
        { type: 'object', required: ['city'], properties: { city: { type: 'string', minLength: 2 } } },
        { type: 'null' },
      ],
    },
    zip: { type: 'string', pattern: '^\\d{5}$' },
  },
};

async function variantsOf(kind: 'boundaries' | 'violations', schema: object, changes: Partial<Purpose> = {}) {
  const { generator, at } = await benchFor({ It: schema });
  return [...generator[kind](at('It'), { ...purpose, ...changes })];
}

describe('violations', () => {
  let violations: readonly Variant[];
  beforeAll(async () => {
    violations = await variantsOf('violations', user);
  });

  test.each([
    ['without the required email', '/email', 'required', '/required/1'],
    ['with a number for name', '/name', 'type', '/properties/name/type'],
    ['with null for name', '/name', 'type', '/properties/name/type'],
    ['with an empty name', '/name', 'minLength', '/properties/name/minLength'],
    ['with a name of 81 characters (at most 80)', '/name', 'maxLength', '/properties/name/maxLength'],
    ['with an email of 121 characters (at most 120)', '/email', 'maxLength', '/properties/email/maxLength'],
    ['with an address without an @ for email', '/email', 'format', '/properties/email/format'],
    ['with an unknown status', '/status', 'enum', '/properties/status/enum'],
    ['with an unknown property', '/unknownProperty', 'additionalProperties', '/additionalProperties'],
    ['with an age of -1 (at least 0)', '/age', 'minimum', '/properties/age/minimum'],
    ['with an age of 150 (less than 150)', '/age', 'exclusiveMaximum', '/properties/age/exclusiveMaximum'],
    ['with a fraction for age', '/age', 'type', '/properties/age/type'],
    ['with 4 items in tags (at most 3)', '/tags', 'maxItems', '/properties/tags/maxItems'],
    ['with the same item twice in tags', '/tags', 'uniqueItems', '/properties/tags/uniqueItems'],
    ['with a number for an item of tags', '/tags/0', 'type', '/properties/tags/items/type'],
    ['without the required address.city', '/address/city', 'required', '/properties/address/oneOf/0/required/0'],
    ['with a zip that does not match its pattern', '/zip', 'pattern', '/properties/zip/pattern'],
    ['with a text for the body', '', 'type', '/type'],
  ])('are named by what they break: %s', (title, ...[pointer, keyword, place]) => {
    const found = violations.find((variant) => variant.title === title);
    expect(found).toMatchObject({ pointer, keyword, isCertain: true });
    expect(found?.at.pointer).toBe(`/components/schemas/It${place}`);
  });

  test('leave alone what the client does not send', () => {
    expect(violations.filter(({ pointer }) => pointer.startsWith('/id'))).toEqual([]);
    expect(violations.filter(({ value }) => Object.hasOwn(Object(value), 'id'))).toEqual([]);
  });

  test('each have an e-mail of their own', () => {
    const emails = violations
      .filter(({ pointer }) => pointer !== '' && pointer !== '/email')
      .map(({ value }) => (value as { email: string }).email);
    expect(new Set(emails).size).toBe(emails.length);
  });

  test('are made when they are asked for: the first of a large schema are there at once', async () => {
    const wide = (inside: object): object => ({
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`part${index}`, inside])),
    });
    const { generator, at } = await benchFor({ It: wide(wide({ type: 'string' })) });
    const made: Variant[] = [];
    for (const variant of generator.violations(at('It'), purpose)) {
      made.push(variant);
      if (made.length === 3) break;
    }
    expect(made).toHaveLength(3);
  }, 10_000);

  test('count characters, not code units', async () => {
    const found = await variantsOf('violations', { type: 'string', maxLength: 3 });
    expect(found.find(({ keyword }) => keyword === 'maxLength')?.value).toHaveLength(4);
  });

  test.each([
    [{ type: 'integer', minimum: 300, maximum: 300 }, 'with a number written as text for the body', '300'],
    [{ type: 'boolean', const: true }, 'with a boolean written as text for the body', 'true'],
  ])('have the right value in quotes: %o', async (schema, title, value) => {
    const found = await variantsOf('violations', schema);
    expect(found.find((variant) => variant.title === title)).toMatchObject({ value, isCertain: true });
  });

  test('reach the items of a list that is sent empty', async () => {
    const schema = {
      type: 'array',
      items: { type: 'string', description: 'Id of a user.' },
      description: 'Ids of users.',
    };
    const found = await variantsOf('violations', schema);
    expect(found.find(({ pointer }) => pointer === '/0')).toMatchObject({ value: [12345], keyword: 'type' });
  });

  test('skip what another alternative accepts', async () => {
    const found = await variantsOf('violations', { anyOf: [{ type: 'string' }, { type: 'integer' }] });
    expect(found.map(({ value }) => typeof value)).not.toContain('number');
  });

  test('are only what cannot be read as the type, where everything is text', async () => {
    const values = async (schema: object) =>
      (await variantsOf('violations', schema, { as: 'text' })).map(({ value }) => value);
    expect(await values({ type: 'integer', minimum: 1, maximum: 100 })).toEqual(['abc', '1.5', 0, 101]);
    expect(await values({ type: 'boolean' })).toEqual(['maybe']);
    expect(await values({ type: 'string' })).toEqual([]);
  });

  test('call the whole value as they are told', async () => {
    const found = await variantsOf('violations', { type: 'integer', minimum: 1 }, { as: 'text', noun: 'limit' });
    expect(found.map(({ title }) => title)).toContain('with a limit of 0 (at least 1)');
  });
});

describe('boundaries', () => {
  let boundaries: readonly Variant[];
  beforeAll(async () => {
    boundaries = await variantsOf('boundaries', user);
  });

  test.each([
    ['with only the required properties', ''],
    ['with every property', ''],
    ['with a name of 1 character', '/name'],
    ['with a name of 80 characters', '/name'],
    ['with an email of 120 characters', '/email'],
    ['with the smallest age, 0', '/age'],
    ['with the largest age, 149', '/age'],
    ['with "suspended" for status', '/status'],
    ['with no items in tags', '/tags'],
    ['with 3 items in tags', '/tags'],
    ['with accents and an apostrophe in the name', '/name'],
    ['with quotes and markup in the name', '/name'],
    ['with alternative 2 of 2 for address', '/address'],
  ])('are named by where they lie: %s', (title, pointer) => {
    expect(boundaries.map((variant) => `${variant.title} ${variant.pointer}`)).toContain(`${title} ${pointer}`);
  });

  test('have the exact length, with the tag where there is room', () => {
    const name = boundaries.find(({ title }) => title === 'with a name of 80 characters')?.value as { name: string };
    expect(name.name).toHaveLength(80);
    expect(name.name).toContain(tag);
    const email = boundaries.find(({ title }) => title === 'with an email of 120 characters')?.value as {
      email: string;
    };
    expect(email.email).toHaveLength(120);
    expect(email.email.indexOf('@')).toBeLessThanOrEqual(64);
  });

  test('have the longest text in letters of several bytes, where any may stand', () => {
    const title = 'with a name of 80 characters, most of them beyond ASCII';
    const found = boundaries.find((variant) => variant.title === title);
    const { name } = Object(found?.value) as { name: string };
    expect(found).toMatchObject({ pointer: '/name', keyword: 'maxLength', isCertain: true });
    expect(name).toHaveLength(80);
    expect(name).toContain(tag);
    expect(Buffer.byteLength(name)).toBeGreaterThan(120);
    expect(boundaries.map((variant) => variant.title)).not.toContainEqual(expect.stringMatching(/an email .* ASCII/));
  });

  test('are uncertain where a server may keep a value to few', async () => {
    const found = await variantsOf('boundaries', { type: 'string', enum: ['owner', 'member'] });
    expect(found.map(({ value, isCertain }) => [value, isCertain])).toEqual([
      ['owner', false],
      ['member', true],
    ]);
  });

  test('make no empty texts where nothing is said of a length', async () => {
    const found = await variantsOf('boundaries', { type: 'object', properties: { name: { type: 'string' } } });
    expect(found.map(({ value }) => (value as { name?: string }).name)).not.toContain('');
  });
});
