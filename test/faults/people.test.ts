import { expect } from 'vitest';
import { createGroup, createUser, mergePatch, patch, read, someone } from './probes/people/steps.js';
import { probes } from './probes/people.js';
import type { Client } from './support/client.js';
import { describeCorpus } from './support/corpus.js';

await describeCorpus({
  api: 'people',
  basePath: '/v1',
  document: 'bench/faults/servers/people/openapi.yaml',
  role: 'admin',
  probes,
  tour,
  statuses: [
    ...['400', '401'].map((status) => `listUsers ${status}`),
    ...['400', '401', '403', '409', '415', '422'].map((status) => `createUser ${status}`),
    ...['304', '401', '404'].map((status) => `getUser ${status}`),
    ...['403', '404', '409', '412', '422'].map((status) => `replaceUser ${status}`),
    ...['400', '403', '404', '409', '412', '415', '422'].map((status) => `updateUser ${status}`),
    ...['403', '404', '412'].map((status) => `deleteUser ${status}`),
    'listGroupsOfUser 404',
    ...['409', '422'].map((status) => `createGroup ${status}`),
    ...['304', '404'].map((status) => `getGroup ${status}`),
    ...['404', '409', '412', '422'].map((status) => `updateGroup ${status}`),
    ...['404', '412'].map((status) => `deleteGroup ${status}`),
    'listMembers 404',
    ...['403', '404'].flatMap((status) => [`addMember ${status}`, `removeMember ${status}`]),
  ],
});

async function tour(api: Client): Promise<void> {
  const visible = {
    ...someone,
    jobTitle: 'Welder',
    status: 'suspended',
    address: { city: 'Porto', country: 'PT' },
    tags: ['night'],
  };
  const user = await createUser(api, { ...visible, password: 'a long password' });
  expect(await read(api, `/users/${user.id}`)).toMatchObject(visible);
  const group = await createGroup(api, { ownerId: user.id, description: 'From ten to six' });
  await read(api, '/users?search=i&sort=-email&status=suspended&email=INES@probe.example');
  await read(api, '/groups?search=night');
  await read(api, `/groups/${group.id}`);
  expect((await api.put(`/groups/${group.id}/members/${user.id}`)).status).toBe(204);
  await read(api, `/groups/${group.id}/members`);
  await read(api, `/users/${user.id}/groups`);
  await refuse(api, user, group);
  expect((await api.delete(`/groups/${group.id}/members/${user.id}`)).status).toBe(204);
  expect((await api.put(`/users/${user.id}`, someone)).status).toBe(200);
  expect((await patch(api, `/users/${user.id}`, { tags: ['day'] })).body.tags).toEqual(['day']);
  expect((await patch(api, `/groups/${group.id}`, { description: null })).body.description).toBe(null);
  expect((await api.delete(`/groups/${group.id}`)).status).toBe(204);
  expect((await api.delete(`/users/${user.id}`)).status).toBe(204);
}

async function refuse(api: Client, user: { id: string }, group: { id: string }): Promise<void> {
  const other = await createUser(api, { email: 'bo@probe.example' });
  const taken = { ...someone, email: 'Bo@probe.example' };
  await createGroup(api, { name: 'Early' });
  const stale = { 'if-match': '"something else"' };
  const stalePatch = { ...stale, ...mergePatch };
  const reader = api.as('reader');
  const replies = [
    [400, await api.get('/users?sort=shoeSize')],
    [400, await api.get('/users?cursor=nonsense')],
    [401, await api.as(undefined).get('/users')],
    [400, await api.post('/users', '{')],
    [401, await api.as(undefined).post('/users', someone)],
    [403, await reader.post('/users', someone)],
    [409, await api.post('/users', taken)],
    [415, await api.post('/users', 'text', { 'content-type': 'text/plain' })],
    [422, await api.post('/users', { email: 'x@y.example' })],
    [422, await api.post('/users', { ...taken, tags: ['a', 'a'] })],
    [304, await api.get(`/users/${user.id}`, { 'if-none-match': '*' })],
    [401, await api.with({ authorization: 'Basic eDp5' }).get(`/users/${user.id}`)],
    [404, await api.get('/users/nobody')],
    [403, await reader.put(`/users/${user.id}`, someone)],
    [404, await api.put('/users/nobody', someone)],
    [409, await api.put(`/users/${user.id}`, taken)],
    [412, await api.put(`/users/${user.id}`, someone, stale)],
    [422, await api.put(`/users/${user.id}`, [])],
    [400, await api.patch(`/users/${user.id}`, '{', mergePatch)],
    [403, await reader.patch(`/users/${user.id}`, {}, mergePatch)],
    [404, await patch(api, '/users/nobody', { tags: [] })],
    [409, await patch(api, `/users/${user.id}`, { email: taken.email })],
    [412, await api.patch(`/users/${user.id}`, { tags: [] }, stalePatch)],
    [415, await api.patch(`/users/${user.id}`, { tags: [] })],
    [422, await patch(api, `/users/${user.id}`, { displayName: null })],
    [422, await patch(api, `/users/${other.id}`, { address: { city: 'Porto' } })],
    [403, await reader.delete(`/users/${user.id}`)],
    [404, await api.delete('/users/nobody')],
    [412, await api.delete(`/users/${user.id}`, stale)],
    [404, await api.get('/users/nobody/groups')],
    [409, await api.post('/groups', { name: 'EARLY' })],
    [422, await api.post('/groups', { name: 'Late', ownerId: 'nobody' })],
    [304, await api.get(`/groups/${group.id}`, { 'if-none-match': '*' })],
    [404, await api.get('/groups/nothing')],
    [404, await patch(api, '/groups/nothing', { name: 'Late' })],
    [409, await patch(api, `/groups/${group.id}`, { name: 'early' })],
    [412, await api.patch(`/groups/${group.id}`, { name: 'Late' }, stalePatch)],
    [422, await patch(api, `/groups/${group.id}`, { ownerId: 'nobody' })],
    [404, await api.delete('/groups/nothing')],
    [412, await api.delete(`/groups/${group.id}`, stale)],
    [404, await api.get('/groups/nothing/members')],
    [403, await reader.put(`/groups/${group.id}/members/${user.id}`)],
    [404, await api.put(`/groups/${group.id}/members/nobody`)],
    [403, await reader.delete(`/groups/${group.id}/members/${user.id}`)],
    [404, await api.delete(`/groups/${group.id}/members/${other.id}`)],
  ] as const;
  expect(replies.map(([, { status }]) => status)).toEqual(replies.map(([status]) => status));
  expect([404, 405]).toContain((await api.patch('/users', {}, mergePatch)).status);
}
