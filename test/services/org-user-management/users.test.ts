import { describe, expect, test } from 'vitest';
import { amara, diego, fatima, lukas, priya, start, userPath } from './start.js';

const { admin, developer, outbox } = await start();
const unknown = userPath('auth0|000000000000000000000000');

describe('listUsers', () => {
  test('answers all users in a stable order, without roles, and not whom an invitation waits for', async () => {
    const { body } = await developer('get', '/users').expect(200);
    expect(body.count).toBe(8);
    expect(body.items).toHaveLength(8);
    expect(body.items[0]).toEqual({ id: amara, email: 'amara.okafor@example.com', name: 'Amara Okafor' });
    expect(JSON.stringify(body)).not.toContain('tomas.novak');
  });

  test.each([
    { query: 'page_size=3', names: ['Amara', 'Lukas', 'Priya'] },
    { query: 'page_size=3&page_number=3', names: ['Priya', 'Fatima'] },
    { query: 'page_size=3&page_number=4', names: [] },
    { query: 'page_size=0', names: [] },
    { query: 'page_size=0&page_number=2', names: [] },
    { query: 'page_size=1&page_number=9007199254740991', names: [] },
  ])('answers $names to $query, with the count of all', async ({ query, names }) => {
    const { body } = await developer('get', `/users?${query}`).expect(200);
    expect(body.count).toBe(8);
    expect(body.items.map(({ name }: { name: string }) => name.split(' ')[0])).toEqual(names);
  });

  test.each(['priya', 'PRIYA', 'iya'])('finds %s in names, whatever the case', async (text) => {
    const { body } = await developer('get', `/users?name_search=${text}`).expect(200);
    expect(body.count).toBe(2);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Priya Raghunathan', 'Priya Nair']);
  });

  test.each([
    { text: 'zahra%20el', count: 1 },
    { text: 'zahra+el', count: 1 },
    { text: 'example', count: 0 },
  ])('finds $count with $text', async ({ text, count }) => {
    const { body } = await developer('get', `/users?name_search=${text}`).expect(200);
    expect(body).toMatchObject({ count, items: { length: count } });
  });

  test('pages through what a search finds and counts all of it', async () => {
    const { body } = await developer('get', '/users?name_search=priya&page_size=1&page_number=2').expect(200);
    expect(body).toMatchObject({ count: 2, items: [{ name: 'Priya Nair' }] });
  });

  test.each([
    'page_number=0',
    'page_number=-1',
    'page_number=1.5',
    'page_number=two',
    'page_number=',
    'page_size=-1',
    'page_size=ten',
    'page_size=2.5',
    'name_search=pr',
    'name_search=',
    'name_search=priya1',
    'name_search=S%C3%B8ren',
  ])('answers 400 to %s', async (query) => {
    const { body } = await developer('get', `/users?${query}`).expect(400);
    expect(body).toEqual({ message: expect.stringContaining(query.split('=')[0] ?? ''), code: 'bad_request' });
  });
});

describe('getUser', () => {
  test.each([
    { id: lukas, name: 'Lukas Brandt', email: 'lukas.brandt@example.com', roles: ['admin'] },
    { id: fatima, name: 'Fatima Zahra El Amrani', email: 'fatima.elamrani@example.com', roles: [] },
  ])('answers $name with roles, under the percent-encoded id', async (user) => {
    const { body } = await developer('get', userPath(user.id)).expect(200);
    expect(body).toEqual(user);
  });

  test('answers 404 for an unknown id', async () => {
    const { body } = await developer('get', unknown).expect(404);
    expect(body).toEqual({
      message: 'There is no user with the id auth0|000000000000000000000000.',
      code: 'not_found',
    });
  });
});

describe('removeUser', () => {
  test('makes a user unknown', async () => {
    await admin('delete', userPath(priya)).expect(204);
    await admin('get', userPath(priya)).expect(404);
    await admin('delete', userPath(priya)).expect(404);
    const { body } = await admin('get', '/users').expect(200);
    expect(body.count).toBe(7);
    expect(body.items.some(({ id }: { id: string }) => id === priya)).toBe(false);
  });

  test('takes another admin out while the caller stays one', async () => {
    await admin('delete', userPath(lukas)).expect(204);
  });

  test('answers 409 to an admin who would remove themselves, last or not', async () => {
    const { body } = await admin('delete', userPath(amara)).expect(409);
    expect(body).toEqual({ message: 'You cannot remove yourself.', code: 'conflict' });
    await admin('get', userPath(amara)).expect(200);
  });

  test('answers 404 for an unknown id', async () => {
    await admin('delete', unknown).expect(404);
  });
});

describe('replaceUserRoles', () => {
  test.each([[['analyst']], [['admin', 'developer', 'analyst']], [[]]])(
    'leaves a user exactly the roles %j',
    async (roles) => {
      await admin('put', `${userPath(diego)}/roles`)
        .send(roles)
        .expect(204);
      const { body } = await admin('get', userPath(diego)).expect(200);
      expect(body).toEqual({ id: diego, email: 'diego.fuentes@example.com', name: 'Diego Fuentes', roles });
    },
  );

  test('answers 409 where no admin would be left', async () => {
    await admin('put', `${userPath(lukas)}/roles`)
      .send([])
      .expect(204);
    const { body } = await admin('put', `${userPath(amara)}/roles`)
      .send(['developer'])
      .expect(409);
    expect(body).toEqual({ message: 'The organization needs at least one admin.', code: 'conflict' });
    expect((await admin('get', '/users/me')).body.roles).toEqual(['admin', 'developer']);
  });

  test('lets the last admin keep the role and change the others', async () => {
    await admin('put', `${userPath(lukas)}/roles`)
      .send([])
      .expect(204);
    await admin('put', `${userPath(amara)}/roles`)
      .send(['admin'])
      .expect(204);
  });

  test('lets an admin step down while there is another', async () => {
    await admin('put', `${userPath(amara)}/roles`)
      .send([])
      .expect(204);
    await admin('put', `${userPath(amara)}/roles`)
      .send(['admin'])
      .expect(403);
  });

  test.each([[['owner']], [[1]], [{ roles: ['admin'] }], ['admin'], [null]])(
    'answers 400 to the body %j',
    async (roles) => {
      await admin('put', `${userPath(diego)}/roles`)
        .type('json')
        .send(JSON.stringify(roles))
        .expect(400);
    },
  );

  test('answers 404 for an unknown id', async () => {
    await admin('put', `${unknown}/roles`).send([]).expect(404);
  });
});

describe('resetPassword', () => {
  test('mails a password user', async () => {
    await admin('post', `${userPath(diego)}/reset-password`).expect(204);
    const { body } = await outbox().expect(200);
    expect(body).toMatchObject({
      total: 1,
      items: [
        { operation: 'resetPassword', to: 'diego.fuentes@example.com', text: expect.stringContaining('Diego Fuentes') },
      ],
    });
  });

  test.each([
    { of: 'a Google user', path: userPath(lukas), status: 409, code: 'conflict' },
    { of: 'an unknown user', path: unknown, status: 404, code: 'not_found' },
  ])('answers $status for $of and mails nobody', async ({ path, status, code }) => {
    const { body } = await admin('post', `${path}/reset-password`).expect(status);
    expect(body.code).toBe(code);
    expect((await outbox()).body.total).toBe(0);
  });
});
