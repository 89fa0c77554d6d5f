import { expect, test } from 'vitest';
import type { Draft } from '../../../src/contract/finding.js';
import { createOrigins } from '../../../src/contract/reproduction/binding.js';
import { makerOfItem } from '../../../src/contract/reproduction/maker-of-item.js';
import { exchangesOf } from '../exchange.js';
import { usersAndGroups } from '../state/users-and-groups.js';
import { specFrom } from '../support/spec-from.js';

const exchange = exchangesOf(await specFrom(usersAndGroups));

const history = [
  exchange('POST /users', 201, { index: 0, body: { id: 'usr_1a' } }),
  exchange('POST /users', 201, { index: 1, body: { id: 'usr_2b' } }),
  exchange('GET /users', 200, {
    index: 2,
    body: [{ id: 'usr_1a' }, { id: 'usr_2b', password: 'x' }, { id: 'usr_9z' }],
  }),
];
const draft = {
  evidence: [2],
  proof: 'answers[0].body.every((user) => user.password === undefined)',
} as unknown as Draft;
const makerOf = (more: Partial<Draft> = {}) =>
  makerOfItem({ ...draft, ...more }, { history, origins: createOrigins(history) });

test('a finding about a list takes along who made the item that shows it', () => {
  expect(makerOf()).toBe(1);
});

test('nobody is taken along where no item of ours shows it, or where the finding has a history already', () => {
  expect(makerOf({ proof: 'answers[0].body.length === 9 || answers[0].body[0].id !== "usr_9z"' })).toBeUndefined();
  expect(makerOf({ evidence: [0, 2] })).toBeUndefined();
});
