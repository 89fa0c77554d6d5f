import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/contract/exchange.js';
import { createOrigins } from '../../../src/contract/reproduction/binding.js';
import { closeSlice, widen } from '../../../src/contract/reproduction/slice.js';
import { exchangesOf, type Received, type Sent } from '../exchange.js';
import { usersAndGroups } from '../state/users-and-groups.js';
import { specFrom } from '../support/spec-from.js';

const exchange = exchangesOf(await specFrom(usersAndGroups));
const tag = 'tsabcdef';

const history = (...steps: readonly [line: string, status: number, more?: Sent & Received][]): readonly Exchange[] =>
  steps.map(([line, status, more = {}], index) => exchange(line, status, { ...more, index }));

const path = (userId: string) => ({ values: { path: { userId } } });

function sliceOf(exchanges: readonly Exchange[], indexes: readonly number[], proof = 'true') {
  const slice = closeSlice(indexes, { history: exchanges, origins: createOrigins(exchanges), tag, proof });
  return { ...slice, indexes: slice.exchanges.map(({ index }) => index) };
}

describe('a slice', () => {
  test('holds the request that made the id that another one uses', () => {
    const exchanges = history(
      ['POST /users', 201, { body: { id: 'usr_other' } }],
      ['POST /users', 201, { body: { id: 'usr_ada' } }],
      ['GET /users/usr_ada', 200, { ...path('usr_ada'), body: { id: 'usr_ada' } }],
    );
    const { indexes, bindings } = sliceOf(exchanges, [2]);
    expect(indexes).toEqual([1, 2]);
    expect(bindings).toEqual([{ value: 'usr_ada', exchange: 1, from: { in: 'body', pointer: '/id' } }]);
  });

  test('takes out of an answer what only the proof names', () => {
    const exchanges = history(
      ['POST /users', 201, { body: { id: 'usr_1a2b', name: 'Ada' } }],
      ['GET /users', 200, { body: [{ id: 'usr_1a2b', name: 'Bob' }] }],
    );
    const proof = 'answers.at(-1).body.find((item) => item.id === "usr_1a2b").name === "Ada"';
    expect(sliceOf(exchanges, [1], proof)).toMatchObject({ indexes: [0, 1], bindings: [{ value: 'usr_1a2b' }] });
  });

  test('holds what an entity tag came with', () => {
    const exchanges = history(
      ['POST /users', 201, { body: { id: 'usr_ada' } }],
      ['GET /users/usr_ada', 200, { ...path('usr_ada'), body: {}, headers: { etag: '"tag-1"' } }],
      ['PATCH /users/usr_ada', 412, { ...path('usr_ada'), requestHeaders: { 'if-match': '"tag-1"' } }],
    );
    expect(sliceOf(exchanges, [2]).indexes).toEqual([0, 1, 2]);
  });

  test('holds the request that sent a name of our own, which a path uses', () => {
    const name = `${tag}@example.com`;
    const exchanges = history(
      ['POST /users', 201, { values: { body: { email: name } }, body: { email: name } }],
      ['GET /users/x', 200, path(name)],
    );
    expect(sliceOf(exchanges, [1])).toMatchObject({ indexes: [0, 1], bindings: [] });
  });

  test('takes no value for made that was sent before', () => {
    const exchanges = history(
      ['POST /users', 409, { values: { body: { name: 'Countess' } } }],
      ['POST /users', 201, { values: { body: { name: 'Countess' } }, body: { id: 'usr_ada', name: 'Countess' } }],
      ['GET /users/Countess', 404, path('Countess')],
    );
    expect(sliceOf(exchanges, [2]).indexes).toEqual([2]);
  });

  test('believes a read only where it shows a long value', () => {
    const exchanges = history(
      ['GET /users', 200, { body: [{ id: '7', code: 'usr_1234' }] }],
      ['GET /users/7', 200, path('7')],
      ['GET /users/usr_1234', 200, path('usr_1234')],
    );
    expect(sliceOf(exchanges, [1]).indexes).toEqual([1]);
    expect(sliceOf(exchanges, [2]).indexes).toEqual([0, 2]);
  });
});

test('a word that a read shows was made by nobody', () => {
  const exchanges = history(
    ['GET /users', 200, { body: [{ status: 'suspended' }] }],
    ['POST /users', 201, { values: { body: { status: 'suspended' } } }],
  );
  expect(sliceOf(exchanges, [1]).indexes).toEqual([1]);
});

test('a wider slice holds what else was done with the same records before', () => {
  const exchanges = history(
    ['POST /users', 201, { body: { id: 'usr_ada' } }],
    ['POST /users', 201, { body: { id: 'usr_bob' } }],
    ['PATCH /users/usr_ada', 200, path('usr_ada')],
    ['PATCH /users/usr_bob', 200, path('usr_bob')],
    ['GET /users/usr_ada', 200, path('usr_ada')],
    ['DELETE /users/usr_ada', 204, path('usr_ada')],
  );
  const { indexes, ...slice } = sliceOf(exchanges, [4]);
  expect([indexes, widen(slice, { history: exchanges, tag })]).toEqual([
    [0, 4],
    [2, 0, 4],
  ]);
});

test('a wider slice holds those who have the same name', () => {
  const body = { email: `${tag}@example.com` };
  const exchanges = history(
    ['POST /users', 201, { values: { body }, body }],
    ['POST /users', 201, { values: { body: { email: 'other' } } }],
    ['POST /users', 500, { values: { body } }],
  );
  const { indexes, ...slice } = sliceOf(exchanges, [2]);
  expect([indexes, widen(slice, { history: exchanges, tag })]).toEqual([[2], [0, 2]]);
});
