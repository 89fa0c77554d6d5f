import { expect } from 'vitest';
import {
  addMember,
  createGroup,
  createUser,
  named,
  patch,
  put,
  read,
  remove,
  someone,
} from './probes/directory/steps.js';
import { probes } from './probes/directory.js';
import type { Client, Reply } from './support/client.js';
import { describeCorpus } from './support/corpus.js';

await describeCorpus({
  api: 'directory',
  basePath: '/api/v2',
  document: 'bench/faults/servers/directory/openapi.yaml',
  role: 'admin',
  probes,
  tour,
  statuses: [
    ...['400', '401'].map((status) => `list_users ${status}`),
    ...['400', '401', '403', '409', '415', '422'].map((status) => `create_user ${status}`),
    ...['401', '404'].map((status) => `get_user ${status}`),
    ...['400', '403', '404', '409', '415', '422'].flatMap((status) => [
      `replace_user ${status}`,
      `update_user ${status}`,
    ]),
    ...['403', '404'].flatMap((status) => [`delete_user ${status}`, `deactivate_user ${status}`]),
    ...['400', '404'].flatMap((status) => [`list_reports ${status}`, `list_user_groups ${status}`]),
    'list_groups 400',
    ...['400', '403', '409', '415', '422'].map((status) => `create_group ${status}`),
    'get_group 404',
    ...['403', '404', '409', '422'].map((status) => `update_group ${status}`),
    ...['403', '404'].map((status) => `delete_group ${status}`),
    ...['400', '404'].map((status) => `list_memberships ${status}`),
    ...['403', '404', '409', '422'].map((status) => `add_membership ${status}`),
    ...['403', '404', '422'].map((status) => `update_membership ${status}`),
    ...['403', '404'].map((status) => `remove_membership ${status}`),
  ],
});

async function tour(api: Client): Promise<void> {
  const visible = {
    ...someone,
    phone: '+351912345678',
    title: 'Welder',
    role: 'guest',
    active: false,
    settings: { timezone: 'Europe/Lisbon', newsletter: true },
    labels: ['night', 'day'],
  };
  const user = await createUser(api, { ...visible, password: 'a long password' });
  expect(await read(api, `/users/${user.id}`)).toMatchObject(visible);
  expect(await put(api, `/users/${user.id}`, user)).toMatchObject(visible);
  const group = await createGroup(api, { description: null, visibility: 'public' });
  await addMember(api, group, { user_id: user.id, role: 'owner' });
  await createUser(api, { ...named('bob'), manager_id: user.id });
  await read(api, '/users?q=I&sort_by=created_at&order=desc&role=guest&active=false&limit=100&offset=0');
  expect(await read(api, '/users?offset=999999999999')).toEqual([]);
  expect(await read(api, '/groups?q=SHIFT')).toHaveLength(1);
  for (const part of ['groups', 'reports']) expect(await read(api, `/users/${user.id}/${part}`)).toHaveLength(1);
  expect(await read(api, `/groups/${group.id}/memberships?role=owner`)).toHaveLength(1);
  expect(await read(api, `/groups/${group.id}/memberships?role=member`)).toEqual([]);
  await read(api, `/groups/${group.id}`);
  await refuse(api, user, group);
  await ownTraces(api);
  await patch(api, `/groups/${group.id}/memberships/${user.id}`, { role: 'member' });
  await remove(api, `/groups/${group.id}/memberships/${user.id}`);
  expect((await put(api, `/users/${user.id}`, someone)).active).toBe(true);
  expect((await api.post(`/users/${user.id}/deactivate`)).body.data.active).toBe(false);
  expect((await patch(api, `/users/${user.id}`, {})).active).toBe(false);
  expect((await patch(api, `/groups/${group.id}`, { name: 'NIGHT shift' })).name).toBe('NIGHT shift');
  await remove(api, `/groups/${group.id}`);
  await remove(api, `/users/${user.id}`);
}

/** Whoever owns the keys may be seen with every request, and nothing else of them changes. */
async function ownTraces(api: Client): Promise<void> {
  const owner = async () => (await read(api, '/users?sort_by=id&limit=1'))[0];
  const [before, after] = [await owner(), await owner()];
  expect(after).toEqual({ ...before, last_seen_at: after.last_seen_at });
}

async function refuse(api: Client, user: Reply['body'], group: Reply['body']): Promise<void> {
  await createGroup(api, { name: 'Early' });
  const other = await createUser(api, named('cyd'));
  const [stranger, auditor] = [api.as(undefined), api.as('auditor')];
  const plain = { 'content-type': 'text/plain' };
  const [me, ours] = [`/users/${user.id}`, `/groups/${group.id}`];
  const [members, mine] = [`${ours}/memberships`, `${ours}/memberships/${user.id}`];
  const replies = [
    [400, await api.get('/users?limit=101')],
    [400, await api.get('/users?active=1')],
    [401, await stranger.get('/users')],
    [400, await api.post('/users', '{')],
    [401, await api.with({ 'x-api-key': 'dk_0' }).post('/users', someone)],
    [403, await auditor.post('/users', someone)],
    [409, await api.post('/users', { ...named('dia'), email: 'INES@probe.example' })],
    [415, await api.post('/users', 'text', plain)],
    [422, await api.post('/users', { username: 'dia' })],
    [401, await stranger.get(me)],
    [404, await api.get('/users/nobody')],
    ...(await refuseWrites(api, me)),
    [403, await auditor.delete(me)],
    [404, await api.delete('/users/0')],
    [403, await auditor.post(`${me}/deactivate`)],
    [404, await api.post('/users/0/deactivate')],
    [400, await api.get(`${me}/reports?offset=-1`)],
    [404, await api.get('/users/0/reports')],
    [400, await api.get(`${me}/groups?limit=0`)],
    [404, await api.get('/users/0/groups')],
    [400, await api.get('/groups?q=')],
    [400, await api.post('/groups', '')],
    [403, await auditor.post('/groups', { name: 'Late' })],
    [409, await api.post('/groups', { name: 'EARLY' })],
    [415, await api.post('/groups', '{}', plain)],
    [422, await api.post('/groups', { name: '' })],
    [404, await api.get('/groups/9999999999')],
    [403, await auditor.patch(ours, {})],
    [404, await api.patch('/groups/0', {})],
    [409, await api.patch(ours, { name: 'early' })],
    [422, await api.patch(ours, { visibility: null })],
    [403, await auditor.delete(ours)],
    [404, await api.delete('/groups/0')],
    [400, await api.get(`${members}?role=boss`)],
    [404, await api.get('/groups/0/memberships')],
    [403, await auditor.post(members, { user_id: other.id })],
    [404, await api.post('/groups/0/memberships', { user_id: other.id })],
    [409, await api.post(members, { user_id: user.id })],
    [422, await api.post(members, { user_id: other.id, since: 'now' })],
    [403, await auditor.patch(mine, { role: 'owner' })],
    [404, await api.patch(`${members}/${other.id}`, { role: 'owner' })],
    [422, await api.patch(mine, {})],
    [403, await auditor.delete(mine)],
    [404, await api.delete(`${members}/${other.id}`)],
    [405, await api.delete('/users')],
  ] as const;
  expect(replies.map(([, { status }]) => status)).toEqual(replies.map(([status]) => status));
}

async function refuseWrites(api: Client, me: string): Promise<(readonly [number, Reply])[]> {
  const taken = { ...someone, username: 'bob' };
  return [
    [400, await api.put(me, '{')],
    [403, await api.as('auditor').put(me, someone)],
    [404, await api.put('/users/0', someone)],
    [409, await api.put(me, taken)],
    [415, await api.put(me, someone, { 'content-type': 'application/xml' })],
    [422, await api.put(me, [])],
    [400, await api.patch(me, '{')],
    [403, await api.as('auditor').patch(me, {})],
    [404, await api.patch('/users/0', {})],
    [409, await api.patch(me, { username: 'bob' })],
    [415, await api.patch(me, {}, { 'content-type': 'application/merge-patch+json' })],
    [422, await api.patch(me, { settings: null })],
    [422, await api.patch(me, { manager_id: Number(me.split('/')[2]) })],
  ];
}
