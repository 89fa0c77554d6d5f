import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPointerFinder } from '../../src/spec/index.js';

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

function pointersOf(value: unknown, above = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [above];
  const below = Object.entries(value).flatMap(([token, child]) => pointersOf(child, `${above}/${escapeToken(token)}`));
  return [above, ...below, `${above}/nowhere`];
}

/** Texts that YAML reads as JSON does. */
const plain = fc.string({ unit: fc.constantFrom(...'ab/~\\"{}[]:, é1') });

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    plain,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(plain, tie('value'), { maxKeys: 4 }),
  ),
}));

test('places in JSON are the same, whether it is read as JSON or as YAML', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (content, indent) => {
      const text = JSON.stringify(content, undefined, indent);
      const pointers = pointersOf(content);
      expect(pointers.map(createPointerFinder(text, 'json'))).toEqual(pointers.map(createPointerFinder(text)));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test.each(['\n', '\r\n', '\r'])('lines end with %j', (end) => {
  const place = createPointerFinder(['a: 1', '', 'b:', '  c: 2'].join(end));

  expect([place('/a'), place('/b/c')]).toEqual([
    { line: 1, column: 4 },
    { line: 4, column: 6 },
  ]);
});
