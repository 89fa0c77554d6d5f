import { describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../src/index.js';

const lists: Readonly<Record<string, (page: number) => string>> = {
  squadcast: () => '/v3/users',
  'org-user-management': (page) => `/api/oum/v1/users?page_size=100&page_number=${page}`,
  secoda: (page) => `/user?page=${page}`,
  windmill: (page) => `/api/users/list_as_super_admin?per_page=1000&page=${page}`,
};
const services = Object.keys(lists);

async function ask(mock: Mock, path: string) {
  const [credential] = mock.credentials;
  const headers = { [credential?.header ?? '']: credential?.value ?? '' };
  return mock.fetch(`http://mock${path}`, { headers });
}
const people = (mock: Mock): readonly object[] => {
  const { users, accounts } = mock.snapshot().collections;
  return accounts ?? users ?? [];
};

describe.each(services)('%s', (name) => {
  test('has ten thousand people in its large profile, all of them as the document says', async () => {
    const mock = await createMock(name, { fixtures: 'large', seed: 1 });
    expect(people(mock)).toHaveLength(10_000);
    const pageOf = lists[name] ?? String;
    for (const page of name === 'squadcast' ? [1] : [1, 2, 7]) {
      const answer = await ask(mock, pageOf(page));
      expect(`${answer.status} ${answer.status === 200 ? '' : await answer.text()}`).toBe('200 ');
    }
  });

  test('has nobody in its empty profile but who has credentials', async () => {
    const [empty, small] = await Promise.all(
      ['empty', 'small'].map((fixtures) => createMock(name, { fixtures, seed: 1 })),
    );
    expect(people(empty as Mock).length).toBeLessThan(people(small as Mock).length);
    expect((await ask(empty as Mock, lists[name]?.(1) ?? '')).status).toBe(200);
  });
});

test('a large profile is the same for the same seed, and another for another seed', async () => {
  const play = async (seed: number) => (await createMock('squadcast', { fixtures: 'large', seed })).snapshot();
  const first = await play(1);
  expect(await play(1)).toEqual(first);
  expect((await play(2)).collections.users).not.toEqual(first.collections.users);
});

test.each([
  { fixtures: 'empty', pets: 0 },
  { fixtures: 'large', pets: 300 },
])('a document has its $fixtures profile, too', async ({ fixtures, pets }) => {
  const mock = await createMock('test/services/derived/pet-store.yaml', { fixtures, seed: 1 });
  expect(mock.snapshot().collections.pets).toHaveLength(pets);
});

test('a file that is called like a profile is meant where its path has a separator', async () => {
  await expect(createMock('secoda', { fixtures: './large' })).rejects.toThrow('./large cannot be read');
});
