import { describe, expect, test } from 'vitest';
import { loadSpec, toRegExp } from '../../src/spec/index.js';
import { type Files, withFolder } from '../spec/files.js';
import { mockOf, outcomeOf, schemas, withinLimits } from './within-limits.js';

describe('a document that would grow without end', () => {
  const ten = (of: string): string => Array(10).fill(of).join(', ');

  test('by aliases of aliases is refused', async () => {
    const lines = Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${n === 0 ? 'lol' : ten(`*a${n - 1}`)}]`);

    expect(await outcomeOf({ 'api.yaml': `openapi: 3.1.1\n${lines.join('\n')}` })).toEqual([
      'The document is larger than 3000000 values, aliases followed.',
    ]);
  });

  test.each([
    {
      title: 'JSON',
      files: { 'api.json': `{"a":[${'[],'.repeat(3_000_000)}1]}` },
      reason: 'larger than 3000000 values',
    },
    { title: 'YAML', files: { 'api.yaml': `a: [${'[],'.repeat(1_000_000)}]` }, reason: 'larger than 500000 lines' },
  ])('by nothing but size is refused unread: $title', async ({ files, reason }) => {
    expect(await outcomeOf(files as unknown as Files)).toEqual([expect.stringContaining(reason)]);
  });

  test('by references to references is refused', async () => {
    const bomb = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        `S${n}`,
        n === 39 ? { type: 'integer' } : { allOf: Array(10).fill({ $ref: `#/components/schemas/S${n + 1}` }) },
      ]),
    );

    expect(await outcomeOf(schemas(bomb))).toEqual(
      Array(6).fill('One value would be checked against more than 1000000 schemas here.'),
    );
  });

  test.each(['oneOf', 'anyOf'])('by alternatives without end is refused: %s', async (keyword) => {
    const alternatives = Array.from({ length: 2_000 }, (_, n) => ({ required: [`property${n}`] }));

    expect(await outcomeOf(schemas({ A: { [keyword]: alternatives } }))).toEqual([
      'More than 256 alternatives are not supported; here are 2000.',
    ]);
  });

  test.each(['swagger: "2.0"', 'openapi: 3.0.3', 'openapi: 3.1.1'])(
    'by an anchor in itself is refused (%s)',
    async (version) => {
      expect(await outcomeOf({ 'api.yaml': `${version}\npaths: &a { /a: *a }` })).toEqual([
        'The document is nested deeper than 100 levels, or an anchor holds itself.',
      ]);
    },
  );

  test.each([
    { title: 'JSON', files: { 'api.json': `{"openapi":"3.1.1","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}` } },
    { title: 'flow YAML', files: { 'api.yaml': `openapi: 3.1.1\na: ${'['.repeat(10_000)}${']'.repeat(10_000)}` } },
    {
      title: 'block YAML',
      files: { 'api.yaml': Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n') },
    },
    {
      title: 'a .yaml file of JSON',
      files: { 'api.yaml': `{"openapi":"3.1.1","a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_001)}` },
    },
  ])('in depth is refused: $title', async ({ files }) => {
    expect(await outcomeOf(files as unknown as Files)).toEqual([
      expect.stringMatching(/nested deeper|nesting exceeded/),
    ]);
  });
});

describe('references that lead far', () => {
  const chain = (length: number, link: (next: object) => object) =>
    Object.fromEntries(
      Array.from({ length }, (_, n) => [
        `S${n}`,
        n === length - 1 ? { type: 'integer' } : link({ $ref: `#/components/schemas/S${n + 1}` }),
      ]),
    );

  test.each([
    { title: 'directly', link: (next: object) => next, body: 1, wrong: 'a' },
    { title: 'through allOf', link: (next: object) => ({ allOf: [next] }), body: 1, wrong: 'a' },
    {
      title: 'through properties',
      link: (next: object) => ({ type: 'object', properties: { next } }),
      body: {},
      wrong: { next: { next: { next: 1 } } },
    },
  ])('500 steps $title are followed', async ({ link, body, wrong }) => {
    await withinLimits(async () => {
      const statusOf = await mockOf(chain(500, link));
      expect([await statusOf(body), await statusOf(wrong)]).toEqual([204, 400]);
    });
  });

  test('in circles, between files too, are followed', async () => {
    const files: Files = {
      'api.yaml': "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: { /a: { $ref: 'paths/a.yaml' } }\n",
      'paths/a.yaml':
        "get: { responses: { 200: { description: D, content: { application/json: { schema: { $ref: '../schemas.yaml#/User' } } } } } }\n",
      'schemas.yaml': "User: { properties: { team: { $ref: 'more/team.yaml' } } }\n",
      'more/team.yaml': "properties: { users: { items: { $ref: '../schemas.yaml#/User' } }, up: { $ref: '#' } }\n",
    };

    expect(await outcomeOf(files)).toMatchObject({ operations: [{ path: '/a' }] });
  });

  test('to nothing but themselves are refused', async () => {
    const circle = { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } };

    expect(await outcomeOf(schemas(circle))).toEqual([
      'This leads back to itself without passing a property or an item, so it means nothing.',
    ]);
  });

  test.each([
    { $ref: 'http://127.0.0.1:1/a.yaml', reason: 'References to the network are followed only with' },
    { $ref: 'file:///etc/passwd', reason: 'References to absolute paths are not supported' },
    { $ref: '/dev/zero', reason: 'References to absolute paths are not supported' },
    { $ref: '../../../../../../../../dev/zero', reason: 'Files outside of the folder of the document' },
    { $ref: '../.secrets/keys.json', reason: 'Files outside of the folder of the document' },
    { $ref: '../.env', reason: 'Files outside of the folder of the document' },
  ])('to $ref are refused', async ({ $ref, reason }) => {
    const files = {
      'in/api.json': String(schemas({ A: { $ref } })['api.json']),
      '.env': 'A: 1',
      '.secrets/keys.json': '{}',
    };

    expect(await outcomeOf(files)).toEqual([expect.stringContaining(reason)]);
  });

  test('to loopback are refused at once where the network is allowed', async () => {
    await withFolder(schemas({ A: { $ref: 'http://localhost:1/a.yaml' } }), async (folder) => {
      const loading = withinLimits(() => loadSpec(`${folder}/api.json`, { allowRemoteRefs: true }));
      await expect(loading).rejects.toThrow('its host is on this machine or in a private network');
    });
  });
});

describe('names of the object prototype', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'];
  const named = (value: (name: string) => unknown): string =>
    `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value(name))}`).join(',')}}`;

  const done = { 200: { description: 'D', schema: { $ref: '#/definitions/constructor' } } };
  const documents = {
    'swagger.json': `{"swagger":"2.0","info":{"title":"T","version":"1"},"definitions":${named(() => ({ type: 'string', 'x-nullable': true }))},
      "parameters":${named((name) => ({ name, in: 'formData', type: 'string' }))},"securityDefinitions":${named(() => ({ type: 'basic' }))},
      "responses":${named(() => ({ description: 'D' }))},
      "paths":{"/__proto__":{"post":{"parameters":[${names.map((name) => `{"$ref":"#/parameters/${name}"}`)}],"responses":${JSON.stringify(done)}}}}}`,
    'new.json': `{"openapi":"3.0.3","info":{"title":"T","version":"1"},
      "components":{"schemas":${named(() => ({ type: 'string', nullable: true }))},"examples":${named(() => ({ value: 1 }))}},
      "paths":{"/__proto__":{"post":{"requestBody":{"content":{"application/json":{"schema":{"properties":${named(() => ({ nullable: true, allOf: [{}] }))}},
      "examples":${named(() => ({ value: { polluted: true } }))}}}},"responses":{"200":{"description":"D"}}}}}}`,
  };

  test.each(Object.entries(documents))('are names like others in %s', async (file, text) => {
    const spec = await outcomeOf({ [file]: text });

    expect(spec).toMatchObject({ operations: [{ path: '/__proto__' }] });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('examples that look like schemas with names', () => {
  const data = { $id: 'x', $anchor: 'not a name', $dynamicAnchor: '', $ref: '#/nowhere', $schema: 'none' };
  const user = {
    type: 'object',
    required: ['$id'],
    properties: { $id: { type: 'string' } },
    example: data,
    default: data,
  };

  test.each([
    { title: 'in the document', map: { A: { $ref: '#/components/schemas/B' }, B: user, C: user }, files: {} },
    {
      title: 'in another file',
      map: { A: { $ref: 'users.json#/A' }, B: { $ref: 'users.json#/B' } },
      files: { 'users.json': JSON.stringify({ A: user, B: user }) },
    },
    {
      title: 'in a file that is a schema, beside unevaluatedProperties',
      map: { A: { allOf: [{ $ref: 'user.json' }], unevaluatedProperties: false } },
      files: { 'user.json': JSON.stringify(user) },
    },
  ])('are data, $title', async ({ map, files }) => {
    const statusOf = await mockOf(map, files);
    expect([await statusOf({ $id: 'x' }), await statusOf({})]).toEqual([204, 400]);
  });
});

describe('a pattern that backtracks', () => {
  const patterns = [
    '^(a+)+$',
    '^(a|a?)+$',
    '(?:a?){30}a{30}',
    '(.*a){20}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(a+)\\1+b',
    '.*.*.*=.*',
  ];
  const texts = [30, 100_000].map((length) => `${'a'.repeat(length)}!`);

  test.each(patterns)('%s ends soon', async (pattern) => {
    await withinLimits(() => texts.map((text) => toRegExp(pattern)?.test(text)));
  });

  test('holds nobody up, however many texts a request has', async () => {
    await withinLimits(async () => {
      const statusOf = await mockOf({ A: { items: { pattern: '^((a+)+)\\1$' } } });
      const bodies = Array.from({ length: 200 }, (_, n) => `${'a'.repeat(40 + n)}!`);
      expect(await statusOf(bodies)).toBe(400);
      expect(await statusOf(['aaaa'])).toBe(204);
    });
  });

  test('is not given up on where it can be read without going back', () => {
    const words = toRegExp('^([a-z]+-?)+$');
    const long = 'ab'.repeat(200);

    expect([words?.test(`${long}!`), words?.test(long), words?.test(`${long}-${long}`)]).toEqual([false, true, true]);
  });

  test('and formats that do, too', async () => {
    await withinLimits(async () => {
      const statusOf = await mockOf({ A: { format: 'url' } });
      expect(await statusOf(`http://${':'.repeat(500_000)}`)).toBe(400);
      expect(await statusOf('https://example.com/a?b=c')).toBe(204);
    });
  });

  test('still matches what it matches', () => {
    const email = toRegExp('^[^@]+@[^@]+\\.[^@]+$');
    const long = `${'somebody'.repeat(20)}@${'somewhere'.repeat(20)}.example`;

    expect([email?.test(long), email?.test(`${long}@`), email?.exec(long)?.[0]]).toEqual([true, false, long]);
    expect(toRegExp('(?<year>\\d+)-(\\w+)*')?.exec('in 2026-abcdefghijklmnopqrstuvwxyz')?.groups?.year).toBe('2026');
  });

  test.each(['(?:(?:(?:a{1000}){1000}){1000})', '((((a{100}){100}){100}){100}){100}'])(
    'may be too large: %s',
    async (pattern) => {
      await withinLimits(async () => {
        const statusOf = await mockOf({ A: { pattern } });
        expect(await statusOf('a'.repeat(2_000))).toBe(400);
      });
    },
  );
});
