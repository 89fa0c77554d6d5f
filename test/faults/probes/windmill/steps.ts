import type { Client } from '../../support/client.js';

export const member = { email: 'noah@new.example', username: 'noah', is_admin: false };
export const account = { email: 'grace@new.example', password: 'Kilima-2025', super_admin: false };

export const starter = '/w/starter/users';
export const demo = '/w/demo/users';
export const accounts = '/users/list_as_super_admin';

/** The same target, with a token that stands in no fixture. */
export function bearer(api: Client, token: string): Client {
  return api.as(undefined).with({ authorization: `Bearer ${token}` });
}

/** Logs the new account in and answers its token. */
export async function logIn(api: Client, { email, password } = account): Promise<string> {
  return (await api.post('/auth/login', { email, password })).text;
}

export async function createToken(api: Client, body: object = {}): Promise<string> {
  return (await api.post('/users/tokens/create', body)).text;
}

/** The workspaces that the caller is invited to. */
export async function invitesOf(api: Client): Promise<string[]> {
  return (await api.get('/users/list_invites')).body.map(({ workspace_id }: { workspace_id: string }) => workspace_id);
}

export async function emailsOf(api: Client, query: string): Promise<string[]> {
  return (await api.get(`${accounts}?${query}`)).body.map(({ email }: { email: string }) => email);
}

/** The last account that was made, as its own token shows it. */
export async function readAccount(api: Client, fields: object): Promise<Record<string, unknown>> {
  await api.post('/users/create', { ...account, ...fields });
  const listed: Record<string, unknown>[] = [];
  for (const page of [1, 2]) listed.push(...(await api.get(`${accounts}?per_page=100&page=${page}`)).body);
  return listed.find(({ email }) => email === account.email) ?? {};
}
