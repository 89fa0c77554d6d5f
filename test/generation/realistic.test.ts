import { describe, expect, test } from 'vitest';
import { createGenerator, GenerationError, type Purpose } from '../../src/generation/index.js';
import { benchFor, tag } from './nasty-spec.js';

const maximal: Purpose = { purpose: 'test', extent: 'maximal', direction: 'request' };
const text = { type: 'string' };

async function objectOf(properties: Record<string, object>, purpose = maximal): Promise<Record<string, unknown>> {
  const { generator, at } = await benchFor({ It: { type: 'object', properties } });
  return generator.value(at('It'), purpose) as Record<string, unknown>;
}

describe('a value', () => {
  const user = {
    type: 'object',
    required: ['id', 'email', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      email: { type: 'string', format: 'email' },
      name: text,
      nickname: text,
      password: { type: 'string', writeOnly: true },
    },
  };

  test('is the same for the same seed and purpose, whatever else is asked for', async () => {
    const one = await benchFor({ User: user });
    const other = await benchFor({ User: user });
    other.generator.value(other.at('User'), { ...maximal, purpose: 'another' });
    other.generator.violations(other.at('User'), maximal);
    expect(other.generator.value(other.at('User'), maximal)).toEqual(one.generator.value(one.at('User'), maximal));
  });

  test('is another for another seed, and for another purpose', async () => {
    const { generator, at, spec } = await benchFor({ User: user });
    const value = generator.value(at('User'), maximal);
    expect(generator.value(at('User'), { ...maximal, purpose: 'another' })).not.toEqual(value);
    expect(createGenerator(spec, { seed: 'another', tag }).value(at('User'), maximal)).not.toEqual(value);
  });

  test('changes with the tag in the tag alone', async () => {
    const { generator, at, spec } = await benchFor({ User: user });
    const renamed = createGenerator(spec, { seed: 'seed', tag: 'wwwwwwww' }).value(at('User'), maximal);
    expect(JSON.stringify(renamed)).toBe(
      JSON.stringify(generator.value(at('User'), maximal)).replaceAll(tag, 'wwwwwwww'),
    );
  });

  test('has what is required, or everything', async () => {
    const { generator, at } = await benchFor({ User: user });
    const names = (extent: Purpose['extent'], direction: Purpose['direction']) =>
      Object.keys(generator.value(at('User'), { purpose: 'test', extent, direction }) as object).sort();
    expect(names('minimal', 'request')).toEqual(['email', 'name']);
    expect(names('maximal', 'request')).toEqual(['email', 'name', 'nickname', 'password']);
    expect(names('minimal', 'response')).toEqual(['email', 'id', 'name']);
    expect(names('maximal', 'response')).toEqual(['email', 'id', 'name', 'nickname']);
  });

  test('holds the tag in names, addresses and texts', async () => {
    const names = ['name', 'firstName', 'last_name', 'email', 'username', 'description', 'title', 'displayName', 'url'];
    const value = await objectOf(Object.fromEntries(names.map((name) => [name, text])));
    for (const name of names) expect(value[name], name).toContain(tag);
  });

  test('is unique where the same schema is asked for with many purposes', async () => {
    const { generator, at } = await benchFor({ User: user });
    const emails = Array.from({ length: 300 }, (_, index) => {
      const value = generator.value(at('User'), { ...maximal, purpose: `user ${index}` }) as { email: string };
      return value.email;
    });
    expect(new Set(emails).size).toBe(300);
  });

  test.each([
    ['username', /^[a-z]+-[a-z]+-[a-z]+$/],
    ['email', /^[a-z.]+@example\.com$/],
    ['countryCode', /^[A-Z]{2}$/],
    ['timeZone', /^Europe\/Berlin$/],
    ['phone_number', /^\+\d+$/],
    ['avatarUrl', /^https:\/\/example\.com\/.*\.png$/],
    ['createdAt', /^\d{4}-\d\d-\d\dT.*Z$/],
    ['color', /^#[0-9a-f]{6}$/],
    ['uuid', /^[0-9a-f]{8}-/],
    ['firstName', /^[A-Za-z ]+$/],
  ])('looks like its name says: %s', async (name, expected) => {
    expect((await objectOf({ [name]: text }))[name]).toMatch(expected);
  });

  test('lies ahead where something expires, and in the past otherwise', async () => {
    const time = { type: 'string', format: 'date-time' };
    const { expiresAt, startedAt } = await objectOf({ expiresAt: time, startedAt: time });
    expect(Date.parse(expiresAt as string)).toBeGreaterThan(Date.UTC(2034, 0));
    expect(Date.parse(startedAt as string)).toBeLessThan(Date.UTC(2026, 0));
  });

  test('takes what the document has examples of', async () => {
    const icon = { type: 'string', examples: ['💶'] };
    expect((await objectOf({ icon }))['icon']).toBe('💶');
  });

  test('takes a role from the sentence that lists them, not the mightiest one', async () => {
    const role = { type: 'string', description: 'admin, editor, viewer or guest, in any case.' };
    expect((await objectOf({ role }))['role']).toBe('guest');
    const status = { type: 'string', enum: ['suspended', 'owner', 'active'] };
    expect((await objectOf({ status }))['status']).toBe('active');
  });

  test('says the same under an older name', async () => {
    const value = await objectOf({
      role: { type: 'string', enum: ['a', 'b', 'c'] },
      _role: { type: 'string', description: 'Older name of `role`; must not contradict it.' },
    });
    expect(value['_role']).toBe(value['role']);
  });

  test('makes up no ids of others where it may do without', async () => {
    const value = await objectOf({
      ownerId: { type: ['string', 'null'] },
      users: { type: 'array', items: text, description: 'Ids of the members.' },
    });
    expect(value).toEqual({ ownerId: null, users: [] });
  });

  test('names the alternative in the discriminator', async () => {
    const { generator, at } = await benchFor({
      Pet: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: { propertyName: 'kind', mapping: { feline: '#/components/schemas/Cat' } },
      },
      Cat: { type: 'object', required: ['kind', 'lives'], properties: { kind: text, lives: { type: 'integer' } } },
      Dog: { type: 'object', required: ['kind'], properties: { kind: text, lives: false } },
    });
    expect(generator.value(at('Pet'), maximal)).toMatchObject({ kind: 'feline' });
  });

  test('is refused where there can be none, with the place', async () => {
    const { generator, at } = await benchFor({ No: { type: 'string', minLength: 3, maxLength: 2 } });
    expect(() => generator.value(at('No'), maximal)).toThrow(GenerationError);
    expect(() => generator.value(at('No'), maximal)).toThrow(/api\.json:1:\d+/);
  });
});

describe('a document that is large', () => {
  test('costs what is used of it', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [
        `S${index}`,
        {
          type: 'object',
          required: ['name'],
          properties: {
            name: text,
            all: { type: 'array', items: { $ref: `#/components/schemas/S${(index * 7) % 2000}` } },
            next: { $ref: `#/components/schemas/S${(index + 1) % 2000}` },
            other: { $ref: `#/components/schemas/S${(index + 3) % 2000}` },
          },
        },
      ]),
    );
    const { generator, at } = await benchFor(schemas);
    const { user: before } = process.cpuUsage();
    const value = generator.value(at('S1'), maximal);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2000);
    expect(JSON.stringify(value).length).toBeLessThan(100_000);
  });
});
