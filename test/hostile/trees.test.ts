import { describe, expect, test } from 'vitest';
import { createGenerator } from '../../src/generation/index.js';
import { mockOf, outcomeOf, schemas, withinLimits } from './within-limits.js';

describe('a tree whose nodes are one of several that have the same children', () => {
  const node = { $ref: '#/components/schemas/Node' };
  const kinds = ['a', 'b', 'c'].map((kind) => ({
    required: ['kind'],
    properties: { kind: { const: kind }, left: node, right: node },
  }));
  const line = (depth: number, end: object): object =>
    depth === 0 ? end : { kind: 'abc'[depth % 3], left: line(depth - 1, end) };
  const tree = (depth: number, end: object): object =>
    depth === 0 ? end : { kind: 'abc'[depth % 3], left: tree(depth - 1, end), right: tree(depth - 1, end) };

  test.each([
    { title: 'deep, and valid', value: line(90, { kind: 'a' }), status: 204 },
    { title: 'deep, and wrong at its end', value: line(90, { kind: 'd' }), status: 400 },
    { title: 'wide, and valid', value: tree(10, { kind: 'a' }), status: 204 },
    { title: 'wide, and wrong at its ends', value: tree(10, { kind: 'd' }), status: 400 },
  ])('does not cost twice as much with every level, $title', async ({ value, status }) => {
    await withinLimits(async () => {
      const statusOf = await mockOf({ Node: { oneOf: kinds } });
      expect(await statusOf(value)).toBe(status);
    });
  });

  test('nor when a value is compared with it that somebody else has made', async () => {
    const spec = await outcomeOf(schemas({ Node: { oneOf: kinds } }));
    if (!('read' in spec)) throw new Error(spec.join());
    const { accepts } = createGenerator(spec, { seed: 'a', tag: '' });
    const schema = { uri: 'spec:///api.json', pointer: '/components/schemas/Node' };
    await withinLimits(() => {
      expect(accepts(schema, line(90, { kind: 'a' }))).toBe(true);
      expect(accepts(schema, line(90, { kind: 'd' }))).toBe(false);
    });
  });
});
