import { type Arbitrary, array, assert, constantFrom, letrec, oneof, pre, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLinearTest } from '../../../src/spec/patterns/linear-test.js';

const characters = ['a', 'b', 'A', '1', 'é', '😀', '\ud83d', '\n', ' '];
const classes = ['a', 'b', '.', '\\w', '\\D', '[^a]', '[ab1]', '\\u00e9', '😀', '[é😀]', '\\x41'];
const places = ['^', '$', '\\b', '\\B', ''];
const quantifiers = ['*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?'];

const join = (parts: readonly string[]): string => parts.join('');
const grouped = (open: string, inner: Arbitrary<string>): Arbitrary<string> => inner.map((text) => `${open}${text})`);

/** Regular expressions of all that can be read without going back. */
const { pattern } = letrec<{ pattern: string; element: string }>((tie) => ({
  pattern: array(array(tie('element'), { maxLength: 4 }).map(join), { minLength: 1, maxLength: 3 }).map((ways) =>
    ways.join('|'),
  ),
  element: oneof(
    { depthSize: 'small', maxDepth: 3 },
    constantFrom(...classes, ...places),
    tuple(constantFrom(...classes), constantFrom(...quantifiers)).map(join),
    tuple(grouped('(', tie('pattern')), constantFrom('', ...quantifiers)).map(join),
    tuple(grouped('(?:', tie('pattern')), constantFrom('', ...quantifiers)).map(join),
    grouped('(?=', tie('pattern')),
    grouped('(?!', tie('pattern')),
  ),
}));

const text = string({ unit: constantFrom(...characters), maxLength: 6 });

describe('a test without backtracking', () => {
  test.each(['', 'i', 'u', 'iu'])("says what the engine says, flags '%s'", (flags) => {
    assert(
      property(pattern, text, (source, each) => {
        // V8 finds what is empty within a surrogate pair, too, where no search begins with the `u` flag.
        const regExp = new RegExp(each.includes('😀') ? `^(?:${source})` : source, flags);
        const found = toLinearTest(regExp)?.(each);
        pre(found !== undefined);
        expect(found).toBe(regExp.test(each));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['^(a+)+$', '^(a|a?)+$', '(?:a?){30}a{30}', '(.*a){20}$', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'is made of %s',
    (source) => {
      expect(toLinearTest(new RegExp(source, 'u'))?.(`${'a'.repeat(1_000)}!`)).toBeTypeOf('boolean');
    },
  );

  test.each([
    { source: '(a)\\1', because: 'it refers back' },
    { source: '(?<=a)b', because: 'it looks behind' },
    { source: '(?:a{100}){100}', because: 'it has too many steps' },
    { source: '(?:){1000000000}', because: 'it repeats nothing too often' },
  ])('is not made of $source: $because', ({ source }) => {
    expect(toLinearTest(new RegExp(source, 'u'))).toBeUndefined();
  });

  test('leaves texts alone that take long all the same', () => {
    const looking = toLinearTest(/(?=.*b)(?=.*c)a/u);
    expect([looking?.('abc'), looking?.('a'.repeat(100_000))]).toEqual([true, undefined]);
  });
});
