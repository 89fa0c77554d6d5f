import { describe, expect, test } from 'vitest';
import { findImpossibleKey, type Model, type Operation } from './linearizability.js';

/** A register that is written `w…` and read `r`. */
const register: Model = (state, { call, answer }) => {
  if (call.startsWith('w')) return answer === 'refused' ? undefined : call.slice(1);
  return answer === undefined || answer === state ? state : undefined;
};

const toOperation = ([call, answer, begun, ended]: readonly [
  string,
  string | undefined,
  number,
  number,
]): Operation => ({
  key: 'x',
  call,
  answer,
  begun,
  ended,
});

describe('a history', () => {
  test.each<{ name: string; history: readonly (readonly [string, string | undefined, number, number])[] }>([
    {
      name: 'in sequence',
      history: [
        ['w1', 'ok', 0, 1],
        ['r', '1', 2, 3],
        ['w2', 'ok', 4, 5],
        ['r', '2', 6, 7],
      ],
    },
    {
      name: 'whose reads overlap a write',
      history: [
        ['w1', 'ok', 0, 9],
        ['r', '', 1, 2],
        ['r', '1', 3, 4],
      ],
    },
    {
      name: 'with a write that was done late',
      history: [
        ['w1', undefined, 0, 1],
        ['r', '', 2, 3],
        ['r', '1', 4, 5],
      ],
    },
    {
      name: 'with a write that was never done',
      history: [
        ['w1', undefined, 0, 1],
        ['r', '', 2, 3],
      ],
    },
  ])('$name is possible', ({ history }) => {
    expect(findImpossibleKey(history.map(toOperation), register, '')).toBeUndefined();
  });

  test.each<{ name: string; history: readonly (readonly [string, string | undefined, number, number])[] }>([
    {
      name: 'with a write that is lost',
      history: [
        ['w1', 'ok', 0, 1],
        ['r', '', 2, 3],
      ],
    },
    {
      name: 'that goes back',
      history: [
        ['w1', 'ok', 0, 9],
        ['r', '1', 1, 2],
        ['r', '', 3, 4],
      ],
    },
    {
      name: 'that reads what nobody wrote',
      history: [
        ['w1', 'ok', 0, 1],
        ['r', '2', 2, 3],
      ],
    },
    {
      name: 'with a write that was done twice',
      history: [
        ['w1', undefined, 0, 1],
        ['r', '1', 2, 3],
        ['w2', 'ok', 4, 5],
        ['r', '1', 6, 7],
      ],
    },
  ])('$name is not', ({ history }) => {
    expect(findImpossibleKey(history.map(toOperation), register, '')).toBe('x');
  });

  test('with hundreds of writes that nobody was told of is searched in no time', () => {
    const unknown = Array.from({ length: 300 }, (_, at) => toOperation([`w${at % 2}`, undefined, at, at + 1]));
    const history = [...unknown, toOperation(['r', '0', 300, 301]), toOperation(['r', '2', 302, 303])];
    expect(findImpossibleKey(history, register, '')).toBe('x');
    expect(findImpossibleKey(history.slice(0, -1), register, '')).toBeUndefined();
  });
});
