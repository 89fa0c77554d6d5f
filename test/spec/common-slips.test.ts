import { describe, expect, test } from 'vitest';
import { toRegExp } from '../../src/spec/index.js';
import { load, withSchema } from './files.js';

describe('what is wrong in many documents, and clear to a reader', () => {
  test('nullable in OpenAPI 3.1 means null, which is said', async () => {
    const spec = await load(
      withSchema('properties:\n  name: { type: string, nullable: true }\n  age: { nullable: false }'),
    );
    const read = (name: string) =>
      spec.read({ uri: 'spec:///api.yaml', pointer: `/components/schemas/User/properties/${name}` });

    expect(read('name')).toEqual({ type: ['string', 'null'] });
    expect(read('age')).toEqual({});
    expect(spec.warnings.map(({ message }) => message)).toEqual([
      "'nullable' means nothing since OpenAPI 3.1: it is read as 'null' among the types, which is what it meant.",
    ]);
  });

  test('examples of a schema that are no list are ignored, which is said', async () => {
    const spec = await load(withSchema('type: string\nexamples: { mars: red }'));
    expect(spec.warnings.map(({ message }) => message)).toEqual([
      "'examples' must be a list; here it is an object. It is ignored.",
    ]);
  });

  test('(?i) at the beginning of a pattern ignores case', () => {
    const pattern = toRegExp('(?i)^(all|none)$');
    expect(['all', 'NONE', 'some'].map((text) => pattern?.test(text))).toEqual([true, true, false]);
    expect(toRegExp('^(?i)all$')).toBeUndefined();
  });
});
