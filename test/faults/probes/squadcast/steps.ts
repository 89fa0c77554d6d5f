import { expect } from 'vitest';
import type { Client, Reply } from '../../support/client.js';

export const someone = { email: 'noor@probe.example', role: 'user', first_name: 'Noor', last_name: 'Haddad' };
export const nobody = '000000000000000000000000';

export async function add(api: Client, content: object = {}): Promise<Reply['body']> {
  const reply = await api.post('/v3/users', { ...someone, ...content });
  expect(reply.status).toBe(201);
  return reply.body.data;
}

export async function read(api: Client, path: string): Promise<Reply['body']> {
  const reply = await api.get(path);
  expect(reply.status).toBe(200);
  return reply.body.data;
}

export async function idsOf(api: Client, path: string): Promise<string[]> {
  return (await read(api, path)).map(({ id }: { id: string }) => id);
}

export const update = (api: Client, id: string, role: string): Promise<Reply> => api.put(`/v3/users/${id}`, { role });

export const handOver = (api: Client, user: string, heir: string): Promise<Reply> =>
  api.put('/v3/users/delete-user', {
    user_id: user,
    swap_user_id: heir,
    suppress_incidents: false,
    reassign_incidents: true,
  });

/** Two users, who were added one after the other. */
export async function addTwo(api: Client) {
  return [await add(api), await add(api, { email: 'bo@probe.example' })] as const;
}

export async function createToken(api: Client, userId: string): Promise<Reply['body']> {
  const reply = await api.post('/v3/refresh-token', { user_id: userId });
  expect(reply.status).toBe(201);
  return reply.body.data;
}

/** The same client with an access token made from this refresh token. */
export async function exchange(api: Client, token: { token: string }): Promise<Client> {
  const granted = await read(api.as(undefined).with({ 'X-Refresh-Token': token.token }), '/oauth/access-token');
  return api.with({ Authorization: `Bearer ${granted.access_token}` });
}
