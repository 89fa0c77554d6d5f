import { describe, expect, test } from 'vitest';
import { createGenerator, GenerationError } from '../../src/generation/index.js';
import { createMock } from '../../src/index.js';
import { loadSpec } from '../../src/spec/index.js';
import { type Files, withFolder } from '../spec/files.js';
import { documentOf, withinLimits } from './within-limits.js';

const lists = (depth: number, minItems: number): object =>
  depth === 0 ? { type: 'integer' } : { type: 'array', minItems, items: lists(depth - 1, minItems) };

const doubling = (depth: number): object =>
  depth === 0
    ? { type: 'integer' }
    : {
        type: 'object',
        required: ['left', 'right'],
        properties: { left: { $ref: `#/components/schemas/D${depth - 1}` }, right: doubling(0) },
        allOf: [{ properties: { right: { $ref: `#/components/schemas/D${depth - 1}` } } }],
      };

const doubled = Object.fromEntries(Array.from({ length: 31 }, (_, depth) => [`D${depth}`, doubling(depth)]));

const schemas = [
  { what: 'a list of a billion items', schema: { type: 'array', minItems: 1e9, items: { type: 'integer' } } },
  { what: 'lists of a thousand lists of a thousand lists', schema: lists(6, 1_000) },
  { what: 'a billion pairs of pairs', schema: { $ref: '#/components/schemas/D30' } },
  { what: 'a million items of one kind', schema: { type: 'array', contains: { const: 5 }, minContains: 1e6 } },
  {
    what: 'more items than there are',
    schema: { type: 'array', minItems: 500, uniqueItems: true, items: { enum: [1] } },
  },
  { what: 'a text of a billion characters', schema: { type: 'string', minLength: 1e9 } },
  { what: 'ten million properties', schema: { type: 'object', minProperties: 1e7 } },
  {
    what: 'more names than there are',
    schema: { type: 'object', minProperties: 100, propertyNames: { pattern: '^[ab]{1,3}$' } },
  },
  {
    what: 'a thousand times a thousand letters by a pattern',
    schema: { type: 'string', pattern: '^(a{1000}){1000}$' },
  },
  { what: 'a hundred million letters by a pattern', schema: { type: 'string', pattern: '^[a-z]{100000000}$' } },
  {
    what: 'many texts of a pattern',
    schema: { type: 'array', minItems: 5_000, items: { type: 'string', pattern: '^(a+)+b\\d{3}$' } },
  },
  { what: 'many long texts', schema: { type: 'array', minItems: 5_000, items: { type: 'string', minLength: 50_000 } } },
  {
    what: 'a number finer than numbers are',
    schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 5e-324 },
  },
  {
    what: 'itself',
    schema: { type: 'object', required: ['a'], properties: { a: { $ref: '#/components/schemas/Asked' } } },
  },
];

const says = (schema: object): object => ({
  get: { responses: { 200: { description: 'D', content: { 'application/json': { schema } } } } },
});

const asking = (schema: object): Files =>
  documentOf({
    paths: { '/asked': says({ $ref: '#/components/schemas/Asked' }), '/fine': says({}) },
    components: { schemas: { Asked: schema, ...doubled } },
  });

describe('a schema that asks for more than a value may cost', () => {
  test.each(schemas)('has no value, and soon: $what', async ({ schema }) => {
    await withFolder(asking(schema), async (folder) => {
      const spec = await loadSpec(`${folder}/api.json`);
      const [uri = ''] = spec.documents.keys();
      const at = { uri, pointer: '/components/schemas/Asked' };
      const generator = createGenerator(spec, { seed: 'hostile', tag: 'x' });
      const purpose = { purpose: 'hostile', extent: 'maximal', direction: 'request' } as const;
      await withinLimits(() => expect(() => generator.value(at, purpose)).toThrow(GenerationError));
      expect(await withinLimits(() => [...generator.boundaries(at, purpose)])).toEqual([]);
      expect(await withinLimits(() => [...generator.violations(at, purpose)])).toEqual([]);
    });
  });

  test('is answered with an error whose log names its place, and others are answered as ever', async () => {
    const errors: string[] = [];
    const schema = { type: 'array', minItems: 1e9, items: { type: 'integer' } };
    await withFolder(asking(schema), async (folder) => {
      const onError = ({ message }: Error): number => errors.push(message);
      const mock = await createMock(`${folder}/api.json`, { seed: 'hostile', onError });
      const statusOf = async (path: string) => (await mock.fetch(`http://mock.example${path}`)).status;
      expect([await statusOf('/asked'), await statusOf('/fine')]).toEqual([500, 200]);
    });
    expect(errors).toEqual([expect.stringMatching(/ schema at .*api\.json:1:\d+\. Give it an example\.$/)]);
  });
});
