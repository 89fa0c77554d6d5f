import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proofProgram } from '../../../src/contract/reproduction/proof-program.js';
import { isSameValue } from '../../../src/contract/state/same-value.js';

interface Setting {
  readonly variables?: Readonly<Record<string, string>>;
  readonly classes?: readonly number[];
}

/** Runs a proof as node does, over answers that lie in files. */
function exitCodeOf(proof: string, answers: readonly string[], { variables = {}, classes = [] }: Setting = {}): number {
  const names = new Map(Object.entries(variables).map(([value, name]) => [value, name]));
  const files = new Map(answers.map((text, index) => [`${index + 1}.body`, text]));
  const env: Record<string, string> = { work: '' };
  for (const name of names.values()) env[name] = `new-${name}`;
  let code: number | undefined;
  runInNewContext(proofProgram(proof, { names, classes }), {
    console: { log: () => undefined },
    process: {
      argv: ['', '', ...answers.map((_, index) => String(index + 1))],
      env,
      exit: (given: number) => (code ??= given),
    },
    require: () => ({
      readFileSync: (file: string) =>
        files.get(file.slice(1)) ?? 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n',
    }),
  });
  return code ?? -1;
}

describe('the program of a proof', () => {
  test('exits with 0 where the proof holds, with 1 where it does not', () => {
    expect(exitCodeOf('answers.at(-1).body.name === "Ada"', ['{"name":"Ada"}'])).toBe(0);
    expect(exitCodeOf('answers.at(-1).body.name === "Bob"', ['{"name":"Ada"}'])).toBe(1);
    expect(exitCodeOf('answers[0].status === 200 && answers[1].body === undefined', ['{}', ''])).toBe(0);
  });

  test('exits with 1 where the proof cannot be worked out', () => {
    expect(exitCodeOf('answers.at(-1).body.name.first === "Ada"', ['{}'])).toBe(1);
  });

  test('exits with 0 where a request ends in another way than it did', () => {
    const isAda = 'answers.at(-1).body.name === "Ada"';
    expect(exitCodeOf(isAda, ['{}', '{}'], { classes: [2, 2] })).toBe(1);
    expect(exitCodeOf(isAda, ['{}', '{}'], { classes: [4, 2] })).toBe(0);
  });

  test('holds the values of this time', () => {
    const variables = { usr_1234: 'v1', tsabcdef: 'tag' };
    expect(exitCodeOf('answers[0].body === "usr_1234 tsabcdef!"', ['"new-v1 new-tag!"'], { variables })).toBe(0);
  });

  test('compares as the state model does', () => {
    const time = fc.constantFrom('2026-01-01T10:00:00Z', '2026-01-01T11:00:00+01:00', '2026-01-01T10:00:00.000Z');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, 0, 1, '', 'a', '1'),
        time,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
        expect(exitCodeOf(`same(${left}, ${right})`, []) === 0).toBe(isSameValue(one, other));
      }),
    );
  });
});
