import { expect } from 'vitest';
import type { Client, Reply } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import {
  byNumber,
  createGroup,
  createGroupOf,
  createUser,
  idsAt,
  named,
  patch,
  readAll,
  readPage,
  remove,
} from './steps.js';

/** Pages, searches, filters and orders. */
export const listProbes: Probes = {
  'offset-as-page-number': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana', 'bob', 'cyd', 'dia', 'edd']);
    for (const limit of [1, 2, 3, 5]) {
      const memberships = await readAll(api, `/groups/${group.id}/memberships`, limit);
      const found = memberships.map(({ user_id }) => user_id).toSorted(byNumber);
      expect(found).toEqual(users.map(({ id }) => id));
    }
  },
  'one-item-too-many': async (api) => {
    const page = await readPage(api, '/groups?limit=2');
    expect(page.data).toHaveLength(2);
    expect(page.pagination).toEqual({ total: 3, limit: 2, offset: 0 });
  },
  'default-limit-of-twenty': async (api) => {
    await createUsers(api, 25);
    const page = await readPage(api, '/users');
    expect(page.data).toHaveLength(25);
    expect(page.pagination.limit).toBe(25);
  },

  'q-ignores-email': async (api) => {
    const { id } = await createUser(api, { email: 'Wilhelmina@quirk.example' });
    expect(await idsAt(api, '/users?q=MINA%40quirk')).toEqual([id]);
  },
  'q-wildcards': async (api) => {
    await createUser(api, { full_name: 'Wilhelmina Quirk' });
    expect(await idsAt(api, '/users?q=helm_na')).toEqual([]);
    expect(await idsAt(api, '/users?q=w%25quirk')).toEqual([]);
    expect(await idsAt(api, '/users?q=mina%20q')).toHaveLength(1);
  },
  'active-false-ignored': async (api) => {
    const { id } = await createUser(api, { active: false });
    expect(await idsAt(api, '/users?active=false')).toEqual([id]);
    expect(await idsAt(api, '/users?active=true')).not.toContain(id);
  },
  'filters-as-or': async (api) => {
    const { id } = await createUser(api, { role: 'guest', active: false });
    await createUser(api, { ...named('bob'), role: 'guest' });
    expect(await idsAt(api, '/users?role=guest&active=false')).toEqual([id]);
  },
  'ids-sorted-as-text': async (api) => {
    await createUsers(api, 6);
    const ids = await idsAt(api, '/users?sort_by=id');
    expect(ids).toEqual(ids.toSorted(byNumber));
    expect(await idsAt(api, '/users?sort_by=id&order=desc')).toEqual(ids.toReversed());
  },
  'sort-lost-with-q': async (api) => {
    const ids = await createUsers(api, 3);
    expect(await idsAt(api, '/users?q=probe-user&sort_by=username')).toEqual(ids);
    expect(await idsAt(api, '/users?q=probe-user&sort_by=username&order=desc')).toEqual(ids.toReversed());
  },
  'total-ignores-filter': async (api) => {
    await createUser(api, { role: 'guest' });
    expect((await readPage(api, '/users?role=guest')).pagination.total).toBe(1);
  },

  'ties-break-pages': async (api) => {
    const ids: number[] = [];
    for (const name of ['ana', 'bob', 'cyd', 'dia']) {
      ids.push((await createUser(api, { ...named(name), full_name: 'Alex Twin' })).id);
    }
    for (const limit of [1, 2, 3]) {
      expect(idsOf(await readAll(api, '/users?q=alex%20twin&sort_by=full_name', limit))).toEqual(ids);
      expect(idsOf(await readAll(api, '/users?q=alex%20twin&sort_by=full_name&order=desc', limit))).toEqual(ids);
    }
  },
  'order-within-page-only': async (api) => {
    const names = async (order: string) =>
      (await readAll(api, `/users?sort_by=username&order=${order}`, 1)).map(({ username }) => username);
    const ascending = await names('asc');
    expect(ascending).toEqual(ascending.toSorted());
    expect(ascending).toHaveLength(6);
    expect(await names('desc')).toEqual(ascending.toReversed());
  },
  'total-stale-after-delete': async (api) => {
    const { id } = await createUser(api);
    const { total } = (await readPage(api, '/users')).pagination;
    await remove(api, `/users/${id}`);
    expect((await readPage(api, '/users')).pagination.total).toBe(total - 1);
  },
  'search-index-stale': async (api) => {
    const { id } = await createUser(api, { full_name: 'Wilhelmina Quirk' });
    await createGroup(api);
    await patch(api, `/users/${id}`, { full_name: 'Minnie Quill' });
    expect(await idsAt(api, '/users?q=quill')).toEqual([id]);
    expect(await idsAt(api, '/users?q=quirk')).toEqual([]);
  },
};

const idsOf = (users: Reply['body'][]): number[] => users.map(({ id }) => id);

async function createUsers(api: Client, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index++) ids.push((await createUser(api, named(`probe-user-${index + 10}`))).id);
  return ids;
}
