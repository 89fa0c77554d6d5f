import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probe } from '../../support/corpus.js';
import { nobody } from './messages.js';

/** Every operation, done and refused in each documented way. */
export const tour: Probe = async (api) => {
  await lists(api);
  await users(api);
  await groups(api);
  await refusals(api);
};

/** The documented answers that the tour sees. */
export const statuses = [
  ...['UserGroups_list', 'Users_list'].flatMap((id) => [`${id} 200`, `${id} 400`, `${id} 401`, `${id} 404`]),
  ...['UserGroups_createNewGroup', 'Users_createNewUser'].flatMap((id) => [`${id} 201`, `${id} 400`, `${id} 401`]),
  ...['UserGroups_getUserGroupById', 'Users_getUserById'].flatMap((id) => [`${id} 200`, `${id} 401`, `${id} 404`]),
  ...['UserGroups_updateById', 'Users_updateById'].flatMap((id) => [
    `${id} 200`,
    `${id} 400`,
    `${id} 401`,
    `${id} 404`,
  ]),
  ...['UserGroups_deleteById', 'Users_deleteById'].flatMap((id) => [`${id} 204`, `${id} 401`, `${id} 404`]),
];

async function lists(api: Client) {
  for (const path of ['/auth/group', '/user']) {
    const { total_pages, count } = (await api.get(path)).body;
    const ids = await allIds(api, path);
    expect(new Set(ids).size).toBe(count);
    expect((await api.get(`${path}?page=${total_pages + 1}`)).status).toBe(404);
    for (const page of ['0', '-1', 'x', '1.5']) expect((await api.get(`${path}?page=${page}`)).status).toBe(400);
  }
}

async function allIds(api: Client, path: string): Promise<string[]> {
  const ids: string[] = [];
  const { total_pages } = (await api.get(path)).body;
  for (let page = 1; page <= total_pages; page++) {
    ids.push(...(await api.get(`${path}?page=${page}`)).body.results.map(({ id }: { id: string }) => id));
  }
  return ids;
}

async function users(api: Client) {
  const body = { email: 'Tour+1@example.test', first_name: 'Zoë', last_name: 'O’Hara', role: 'EDITOR' };
  const created = await api.post('/user', { ...body, shoe_size: 41 });
  expect(created.body).not.toHaveProperty('shoe_size');
  expect(created).toMatchObject({ status: 201, body: { ...body, role: 'editor' } });
  const path = `/user/${created.body.id}`;
  const changed = (await api.patch(path, { role: 'guest', email: 'x@example.test' })).body;
  const { _role, ...others } = changed;
  expect([undefined, 'guest']).toContain(_role);
  expect({ ...created.body, ...others }).toEqual({ ...created.body, role: 'guest', viewer_mode: others.viewer_mode });
  expect((await api.get(path)).body.role).toBe('guest');
  expect(await allIds(api, '/user')).toContain(created.body.id);
  for (const wrong of [
    {},
    { ...body, email: 'tour+1@EXAMPLE.test' },
    { email: 'a', role: 'owner' },
    { email: 7 },
    [],
  ]) {
    expect((await api.post('/user', wrong)).status).toBe(400);
  }
  for (const wrong of [{ role: 'owner' }, { first_name: null }, 'not json']) {
    expect((await api.patch(path, wrong)).status).toBe(400);
  }
  expect((await api.delete(path)).status).toBe(204);
  for (const gone of [await api.get(path), await api.patch(path, {}), await api.delete(path)]) {
    expect(gone.status).toBe(404);
  }
  expect((await api.post('/user', body)).status).toBe(201);
}

async function groups(api: Client) {
  const user = (await api.post('/user', { email: 'member@example.test' })).body.id;
  const created = await api.post('/auth/group', { name: 'A & B', icon: '💶', description: 'ü', users: [user] });
  expect(created).toMatchObject({ status: 201, body: { name: 'A & B', icon: '💶', description: 'ü', users: [user] } });
  const path = `/auth/group/${created.body.id}`;
  expect((await api.get(`/user/${user}`)).body.user_groups).toEqual([created.body.id]);
  expect((await api.get(path)).body).toEqual(created.body);
  expect((await api.patch(path, { name: 'C' })).body).toMatchObject({ name: 'C', icon: '💶', users: [user] });
  for (const wrong of [{ users: [nobody] }, { users: user }, { users: [7] }, { name: null }]) {
    expect((await api.post('/auth/group', wrong)).status).toBe(400);
    expect((await api.patch(path, wrong)).status).toBe(400);
  }
  expect((await api.patch(path, { users: [] })).body.users).toEqual([]);
  expect((await api.get(`/user/${user}`)).body.user_groups).toEqual([]);
  expect((await api.delete(path)).status).toBe(204);
  for (const gone of [await api.get(path), await api.patch(path, {}), await api.delete(path)]) {
    expect(gone.status).toBe(404);
  }
}

async function refusals(api: Client) {
  for (const stranger of [api.as(undefined), api.with({ authorization: 'Bearer nothing' })]) {
    for (const path of ['/user', '/auth/group']) {
      const replies = [await stranger.get(path), await stranger.post(path, { email: 'never@example.test' })];
      const item = `${path}/${nobody}`;
      replies.push(await stranger.get(item), await stranger.patch(item, {}), await stranger.delete(item));
      for (const reply of replies) expect(reply.status).toBe(401);
    }
  }
  expect([404, 405]).toContain((await api.put('/user', {})).status);
  expect([400, 415]).toContain((await api.post('/user', '{}', { 'content-type': 'text/plain' })).status);
}
