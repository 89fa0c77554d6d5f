import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { createGroupOf, createUser, idsOf, read, readAll } from './steps.js';

/** Pages, searches, filters and orders. */
export const listProbes: Probes = {
  'page-skips-one': pagesHoldEverybody,
  'short-last-page-lost': pagesHoldEverybody,
  'default-limit-of-ten': async (api) => {
    await createUsers(api, 20);
    const page = await read(api, '/users');
    expect(page.items).toHaveLength(20);
    expect(page.nextCursor).toEqual(expect.any(String));
  },
  'search-case-sensitive': async (api) => {
    const { id } = await createUser(api, { displayName: 'Wilhelmina Quirk' });
    expect(idsOf(await read(api, '/users?search=QUIRK'))).toEqual([id]);
    expect(idsOf(await read(api, '/users?search=mina%20q'))).toEqual([id]);
    expect(idsOf(await read(api, '/users?search=mina%25q'))).toEqual([]);
  },
  'status-filter-ignored': async (api) => {
    const { id } = await createUser(api, { status: 'suspended' });
    expect(idsOf(await read(api, '/users?status=suspended'))).toEqual([id]);
    expect(idsOf(await read(api, '/users?status=active'))).not.toContain(id);
  },
  'descending-ignored': async (api) => {
    const page = await read(api, '/users?limit=100&sort=email');
    const emails: string[] = page.items.map(({ email }: { email: string }) => email);
    expect(emails).toEqual(emails.toSorted());
    const ascending = await readAll(api, '/users?sort=email', 100);
    expect(await readAll(api, '/users?sort=-email', 100)).toEqual(ascending.toReversed());
  },
  'search-lost-on-next-page': async (api) => {
    const ids = await createUsers(api, 5);
    await createUser(api, { displayName: 'Somebody else' });
    expect((await readAll(api, '/users?search=probe%20user', 2)).sort()).toEqual(ids.sort());
  },
};

async function pagesHoldEverybody(api: Client): Promise<void> {
  const { group, users } = await createGroupOf(api, ['ana', 'bo', 'cy', 'di', 'ed']);
  const ids = users.map(({ id }) => id).sort();
  for (const limit of [1, 2, 3, 5]) {
    expect((await readAll(api, `/groups/${group.id}/members`, limit)).sort()).toEqual(ids);
  }
  const everybody = await readAll(api, '/users', 100);
  expect(everybody).toEqual(expect.arrayContaining(ids));
  expect((await readAll(api, '/users?sort=-displayName', 3)).sort()).toEqual(everybody.sort());
}

async function createUsers(api: Client, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const user = await createUser(api, { email: `probe-${index}@probe.example`, displayName: `Probe user ${index}` });
    ids.push(user.id);
  }
  return ids;
}
