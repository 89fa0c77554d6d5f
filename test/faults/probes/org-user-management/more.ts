import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { at, bystander, invitation, listed, type Person, read } from './steps.js';

const unknown = '/users/auth0%7C000000000000000000000000';

/** The faults that came later. */
export const moreProbes: Probes = {
  'forbidden-in-other-words': async (api) => {
    expect((await api.as('analyst').delete(unknown)).body).toMatchObject({
      message: expect.any(String),
      code: expect.any(String),
    });
  },
  'removing-nobody-is-fine': async (api) => {
    expect((await api.delete(unknown)).status).toBe(404);
  },
  'member-invitation-is-400': async (api) => {
    const { email } = await bystander(api);
    expect((await api.post('/users/invite', { ...invitation, email })).status).toBe(409);
  },
  'hundred-refused': async (api) => {
    expect((await api.get('/users?page_size=100')).status).toBe(200);
  },
  'roles-in-any-case': async (api) => {
    expect((await setRoles(api, await bystander(api), ['Analyst'])).status).toBe(400);
  },
  'null-email-accepted': async (api) => {
    expect((await api.patch('/users/me', { email: null })).status).toBe(400);
  },
  'old-address-refused': async (api) => {
    expect((await api.patch('/users/me', { email: 'somebody@probe.example' })).status).toBe(200);
    await read(api, '/users/me');
  },
  'empty-roles-ignored': async (api) => {
    const person = await bystander(api);
    for (const roles of [['analyst'], []]) {
      expect((await setRoles(api, person, roles)).status).toBe(204);
      expect((await read(api, at(person))).roles).toEqual(roles);
    }
  },
  'update-answer-is-the-old-one': async (api) => {
    expect((await api.patch('/users/me', { name: 'Somebody Else' })).body.name).toBe('Somebody Else');
  },
  'names-capitalised': async (api) => {
    await api.patch('/users/me', { name: 'Ilse van der McLaren' });
    expect((await read(api, '/users/me')).name).toBe('Ilse van der McLaren');
  },
  'search-finds-addresses': async (api) => {
    const found = (await read(api, '/users?name_search=example')).items;
    expect(found).toEqual((await listed(api)).filter(({ name }) => /example/i.test(name)));
  },
  'search-lost-on-later-pages': async (api) => {
    const { count, items } = await read(api, '/users?name_search=ada&page_number=2&page_size=3');
    for (const { name } of items) expect(name.toLowerCase()).toContain('ada');
    expect(count).toBe((await read(api, '/users?name_search=ada')).count);
  },
  'provider-not-compared': async (api) => {
    const { id } = await bystander(api);
    expect((await api.get(`/users/oidc%7C${encodeURIComponent(id.split('|').pop() ?? '')}`)).status).toBe(404);
  },
  'refused-login-still-renamed': async (api) => {
    const developer = api.as('developer');
    const before = await read(developer, '/users/me');
    expect((await developer.patch('/users/me', { name: 'Somebody Else' })).status).toBe(403);
    expect(await read(developer, '/users/me')).toEqual(before);
  },
  'rights-remembered': async (api) => {
    const analyst = api.as('analyst');
    const person = await read(analyst, '/users/me');
    await setRoles(api, person, ['admin']);
    expect((await analyst.post('/users/invite', invitation)).status).toBe(204);
    await setRoles(api, person, ['analyst']);
    expect((await analyst.post('/users/invite', invitation)).status).toBe(403);
  },
};

const setRoles = (api: Client, person: Person, roles: string[]) => api.put(`${at(person)}/roles`, roles);
