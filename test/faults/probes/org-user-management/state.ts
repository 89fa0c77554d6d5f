import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { at, bystander, bystanders, everybody, invitation, listed, type Person, read } from './steps.js';

/** What is left after one or several writes. */
export const stateProbes: Probes = {
  'update-not-stored': async (api) => {
    expect((await api.patch('/users/me', { name: 'Somebody Else' })).body.name).toBe('Somebody Else');
    expect((await read(api, '/users/me')).name).toBe('Somebody Else');
  },
  'name-falls-back-to-email': async (api) => {
    const { name } = await read(api, '/users/me');
    await api.patch('/users/me', { email: 'somebody@probe.example' });
    expect(await read(api, '/users/me')).toMatchObject({ name, email: 'somebody@probe.example' });
  },
  'roles-added-not-replaced': async (api) => {
    const person = await bystander(api);
    await setRoles(api, person, ['analyst']);
    await setRoles(api, person, ['developer']);
    expect((await read(api, at(person))).roles).toEqual(['developer']);
  },
  'roles-given-to-neighbour': async (api) => {
    for (const person of (await bystanders(api)).slice(0, 2)) {
      const before = await everybody(api);
      await setRoles(api, person, ['developer', 'analyst']);
      const after = await everybody(api);
      const others = (users: Person[]) => users.filter(({ id }) => id !== person.id);
      expect(others(after)).toEqual(others(before));
    }
  },
  'own-email-case-sensitive': async (api) => {
    const { email } = await bystander(api);
    expect((await api.patch('/users/me', { email: email.toUpperCase() })).status).toBe(409);
  },
  'member-invited-in-capitals': async (api) => {
    const { email } = await bystander(api);
    expect((await api.post('/users/invite', { ...invitation, email: email.toUpperCase() })).status).toBe(409);
  },
  'refused-update-half-applied': async (api) => {
    const before = await read(api, '/users/me');
    const { email } = await bystander(api);
    expect((await api.patch('/users/me', { name: 'Somebody Else', email })).status).toBe(409);
    expect(await read(api, '/users/me')).toEqual(before);
  },
  'refused-roles-half-applied': async (api) => {
    const person = await bystander(api);
    await setRoles(api, person, []);
    expect((await api.put(`${at(person)}/roles`, ['developer', 'owner'])).status).toBe(400);
    expect((await read(api, at(person))).roles).toEqual([]);
  },
  'foreign-password-reset': async (api) => {
    const caller = await read(api.as('developer'), '/users/me');
    expect((await api.post(`${at(caller)}/reset-password`)).status).toBe(409);
  },
  'own-roles-remembered': async (api) => {
    const caller = await read(api.as('analyst'), '/users/me');
    await setRoles(api, caller, ['developer']);
    expect((await read(api.as('analyst'), '/users/me')).roles).toEqual(['developer']);
  },
  'removed-user-keeps-access': async (api) => {
    const caller = await read(api.as('developer'), '/users/me');
    expect((await api.delete(at(caller))).status).toBe(204);
    expect((await api.as('developer').get('/users/me')).status).toBe(401);
  },
  'last-admin-may-step-down': async (api) => {
    const caller = await read(api, '/users/me');
    for (const person of await bystanders(api)) await setRoles(api, person, []);
    expect((await api.put(`${at(caller)}/roles`, ['analyst'])).status).toBe(409);
    expect((await read(api, '/users/me')).roles).toContain('admin');
  },
  'invited-person-listed': async (api) => {
    const before = await listed(api);
    expect((await api.post('/users/invite', invitation)).status).toBe(204);
    expect(await listed(api)).toEqual(before);
  },
};

async function setRoles(api: Client, person: Person, roles: string[]): Promise<void> {
  expect((await api.put(`${at(person)}/roles`, roles)).status).toBe(204);
}
