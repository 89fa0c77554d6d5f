import { describe, expect, test } from 'vitest';
import { type Files, load } from './files.js';

const older = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, String(text).replace('3.1.1', '3.0.3')]));

/** A document of OpenAPI 3.0 with schemas, which begin on line 6. */
const withSchemas = (schemas: string): Files => ({
  'api.yaml': `openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n${schemas.replace(/^(?=.)/gm, '    ')}\n`,
});

const read = async (schema: string): Promise<unknown> => {
  const spec = await load(withSchemas(`User: ${schema}\nA: { type: string }`));
  return spec.read({ uri: 'spec:///api.yaml', pointer: '/components/schemas/User' });
};

describe('a schema of OpenAPI 3.0', () => {
  test.each<{ schema: string; becomes: unknown }>([
    { schema: '{ type: string, nullable: true }', becomes: { type: ['string', 'null'] } },
    { schema: '{ type: string, nullable: false }', becomes: { type: 'string' } },
    { schema: '{ nullable: true }', becomes: {} },
    { schema: '{ nullable: true, enum: [a] }', becomes: { enum: ['a', null] } },
    {
      schema: '{ type: string, nullable: true, enum: [a, null] }',
      becomes: { type: ['string', 'null'], enum: ['a', null] },
    },
    {
      schema: "{ description: D, nullable: true, allOf: [{ $ref: '#/components/schemas/A' }] }",
      becomes: { description: 'D', anyOf: [{ allOf: [{ $ref: '#/components/schemas/A' }] }, { type: 'null' }] },
    },
    {
      schema: "{ nullable: true, type: object, oneOf: [{ $ref: '#/components/schemas/A' }] }",
      becomes: { anyOf: [{ type: 'object', oneOf: [{ $ref: '#/components/schemas/A' }] }, { type: 'null' }] },
    },
    {
      schema: "{ $ref: '#/components/schemas/A', nullable: true }",
      becomes: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
    },
    { schema: '{ minimum: 1, exclusiveMinimum: true }', becomes: { exclusiveMinimum: 1 } },
    { schema: '{ maximum: 1, exclusiveMaximum: false }', becomes: { maximum: 1 } },
    { schema: '{ exclusiveMaximum: true }', becomes: {} },
    { schema: '{ type: string, example: a }', becomes: { type: 'string', example: 'a' } },
    {
      schema: '{ properties: { nullable: { type: string, nullable: true } } }',
      becomes: { properties: { nullable: { type: ['string', 'null'] } } },
    },
  ])('$schema becomes what 3.1 writes', async ({ schema, becomes }) => {
    expect(await read(schema)).toEqual(becomes);
  });

  test('keeps what describes a $ref, and ignores the rest beside it with a warning', async () => {
    const spec = await load(
      withSchemas("User:\n  $ref: '#/components/schemas/A'\n  description: D\n  readOnly: true\n  minLength: 2\nA: {}"),
    );

    expect(spec.read({ uri: 'spec:///api.yaml', pointer: '/components/schemas/User' })).toEqual({
      $ref: '#/components/schemas/A',
      description: 'D',
      readOnly: true,
    });
    expect(spec.warnings).toEqual([
      {
        message: "'minLength' beside a $ref means nothing before OpenAPI 3.1: it is ignored.",
        place: expect.objectContaining({ line: 10, column: 18, pointer: '/components/schemas/User/minLength' }),
      },
    ]);
  });

  test('keeps the places of what was moved', async () => {
    const spec = await load(
      withSchemas(
        'User:\n  nullable: true\n  allOf:\n    - minimum: 3\n      exclusiveMinimum: true\n      type: integer',
      ),
    );
    const at = (pointer: string) => {
      const { line, column } = spec.locate({ uri: 'spec:///api.yaml', pointer: `/components/schemas/User${pointer}` });
      return `${line}:${column}`;
    };

    expect(at('/anyOf/0/allOf/0/type')).toBe('11:17');
    expect(at('/anyOf/0')).toBe('6:5');
    expect(at('/anyOf/1')).toBe('6:5');
  });

  test('is one wherever the document refers to, and not in files of their own version', async () => {
    const { read: readAt } = await load({
      ...withSchemas("User: { $ref: 'old.yaml#/A' }\nNew: { $ref: 'new.yaml#/A' }"),
      'old.yaml': "A: { $ref: '#/B', minLength: 1 }\nB: { type: string }",
      'new.yaml': "openapi: 3.1.1\nA: { $ref: '#/B', minLength: 1 }\nB: { type: string }",
    });

    expect(readAt({ uri: 'spec:///old.yaml', pointer: '/A' })).toEqual({ $ref: '#/B' });
    expect(readAt({ uri: 'spec:///new.yaml', pointer: '/A' })).toEqual({ $ref: '#/B', minLength: 1 });
  });

  test('is changed once, however many aliases it has', async () => {
    const spec = await load(
      withSchemas('User: &user { type: integer, nullable: true, minimum: 1, exclusiveMinimum: true }\nB: *user'),
    );

    expect(spec.read({ uri: 'spec:///api.yaml', pointer: '/components/schemas/B' })).toEqual({
      type: ['integer', 'null'],
      exclusiveMinimum: 1,
    });
  });
});

test('a document of OpenAPI 3.1 may refer to schemas of one in 3.0', async () => {
  const spec = await load({
    'api.yaml':
      "openapi: 3.1.1\ninfo: { title: T, version: '1' }\ncomponents: { schemas: { A: { $ref: 'old.yaml#/components/schemas/A' } } }\n",
    ...older({ 'old.yaml': 'openapi: 3.1.1\ncomponents: { schemas: { A: { type: string, nullable: true } } }' }),
  });

  expect(spec.read({ uri: 'spec:///old.yaml', pointer: '/components/schemas/A' })).toEqual({
    type: ['string', 'null'],
  });
  expect(spec.warnings.map(({ message }) => message)).toEqual(["Without 'paths' there is nothing to serve."]);
});
