import { expect, test } from 'vitest';
import { operationsOfShard, parseShard } from '../../../src/contract/shard.js';
import { readResourceModel } from '../../../src/resources/index.js';
import { loadSpec } from '../../../src/spec/index.js';

test.each([
  ['2/4', { index: 2, of: 4 }],
  ['1/1', { index: 1, of: 1 }],
  ['0/4', undefined],
  ['5/4', undefined],
  ['2', undefined],
])('%s is %j', (text, shard) => {
  expect(parseShard(text)).toEqual(shard);
});

test('shards share the operations out, and what is about one collection stays together', async () => {
  const spec = await loadSpec('bench/faults/servers/people/openapi.yaml');
  const resources = readResourceModel(spec);
  const shards = [1, 2, 3].map((index) => operationsOfShard(spec, resources, { index, of: 3 }));
  expect(shards.flat().sort()).toEqual(spec.operations.map(({ id }) => id).sort());
  const ofUsers = shards.filter((shard) =>
    ['createUser', 'getUser', 'listUsers', 'deleteUser'].some((id) => shard.includes(id)),
  );
  expect(ofUsers).toHaveLength(1);
});
