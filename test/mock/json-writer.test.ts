import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonWriter } from '../../src/mock/json-writer.js';

const deepFreeze = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
};

/** What answers are made of: frozen records and open values, with all that JSON.stringify leaves out or changes. */
const value = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constantFrom(
      null,
      undefined,
      true,
      -0,
      new Date(0),
      () => 1,
      Symbol('s'),
      Object.create(null),
      new Map(),
      '__proto__',
    ),
  ),
  record: fc.oneof(tie('list'), tie('object')).map(deepFreeze),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', '"'), tie('any')), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
  any: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('record'), tie('list'), tie('object')),
})).any;

test('an answer is written as JSON.stringify writes it, the first time and again', () => {
  const write = createJsonWriter();
  fc.assert(
    fc.property(value, (answer) => {
      expect(write(answer)).toBe(JSON.stringify(answer));
      expect(write(answer)).toBe(JSON.stringify(answer));
      expect(write([answer, answer])).toBe(JSON.stringify([answer, answer]));
      expect(write({ data: answer })).toBe(JSON.stringify({ data: answer }));
    }),
    { numRuns: 500 },
  );
});

test('what is changed after it was written is written anew', () => {
  const write = createJsonWriter();
  const open = { id: 1, list: [{ name: 'Ada' }] };
  expect(write(open)).toBe('{"id":1,"list":[{"name":"Ada"}]}');
  open.list[0] = { name: 'Bob' };
  expect(write(Object.freeze(open))).toBe('{"id":1,"list":[{"name":"Bob"}]}');
  open.list[0] = { name: 'Cyd' };
  expect(write(open)).toBe('{"id":1,"list":[{"name":"Cyd"}]}');
});
