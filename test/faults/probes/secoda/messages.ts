import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';

export const nobody = '00000000-0000-4000-8000-000000000000';

/** What an answer shows by itself. */
export const messageProbes: Probes = {
  'user-groups-as-objects': async (api) => {
    const { body } = await api.get('/user');
    for (const group of body.results.flatMap((user: { user_groups: unknown[] }) => user.user_groups)) {
      expect(group).toBeTypeOf('string');
    }
  },
  'no-members-is-null': async (api) => {
    expect((await api.post('/auth/group', { name: 'Nobody yet' })).body.users).toEqual([]);
  },
  'no-login-is-an-empty-text': async (api) => {
    expect((await api.post('/user', { email: 'new@example.test' })).body.last_login).toBeNull();
  },
  'count-as-text': async (api) => {
    expect((await api.get('/user')).body.count).toBeTypeOf('number');
  },
  'patched-user-without-groups': async (api) => {
    const { body } = await api.post('/user', { email: 'new@example.test' });
    expect((await api.patch(`/user/${body.id}`, {})).body).toHaveProperty('user_groups');
  },
  'errors-under-another-name': async (api) => {
    expect((await api.get('/user?page=0')).body).toHaveProperty('detail');
  },
  'create-answers-200': async (api) => {
    expect((await api.post('/auth/group', {})).status).toBe(201);
  },
  'delete-answers-200': async (api) => {
    const { body } = await api.post('/user', { email: 'new@example.test' });
    expect((await api.delete(`/user/${body.id}`)).status).toBe(204);
  },
  'strange-id-is-a-crash': async (api) => {
    expect((await api.get('/auth/group/first')).status).toBe(404);
  },
  'unknown-user-is-null': async (api) => {
    expect((await api.get(`/user/${nobody}`)).status).toBe(404);
  },
  'deleting-nothing-is-fine': async (api) => {
    expect((await api.delete(`/auth/group/${nobody}`)).status).toBe(404);
  },
  'broken-json-is-a-crash': async (api) => {
    expect((await api.post('/user', '{"email": ')).status).toBe(400);
  },
  'group-is-sent-as-text': async (api) => {
    const { body } = await api.post('/auth/group', {});
    expect((await api.get(`/auth/group/${body.id}`)).type).toBe('application/json');
  },
  'not-found-is-a-web-page': async (api) => {
    expect((await api.get(`/user/${nobody}`)).type).toBe('application/json');
  },
};
