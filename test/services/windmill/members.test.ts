import { describe, expect, test } from 'vitest';
import { start } from './start.js';

const { superAdmin, admin, member, nobody, as, logIn } = await start();

const noah = { email: 'noah.fischer@example.net', username: 'noah', is_admin: false };
const tomasz = {
  email: 'tomasz.zielinski@example.com',
  username: 'tomasz',
  is_admin: false,
  is_super_admin: false,
  created_at: '2025-11-05T14:30:10Z',
  operator: false,
  disabled: false,
  groups: ['all'],
  usage: { duration_ms: 184320, jobs: 57, flows: 4 },
};

describe.each(['/users/add', '/workspaces/add_user'])('POST /w/{workspace}%s', (path) => {
  test('makes an e-mail a member, whether or not it has an account', async () => {
    const { text, headers } = await admin('post', `/w/starter${path}`).send(noah).expect(201);
    expect(text).toBe('user with email noah.fischer@example.net added');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');

    const { body } = await member('get', '/w/starter/users/whois/noah').expect(200);
    expect(body).toMatchObject({ ...noah, is_super_admin: false, operator: false, disabled: false });
    expect((await member('get', '/w/starter/users/list')).body.at(-1)).toEqual(body);
    expect((await superAdmin('get', '/users/list_as_super_admin')).text).not.toContain(noah.email);
  });

  test('lets a member with an account in at once, and leaves no invite behind', async () => {
    const nadia = { email: 'nadia.haddad@example.net', username: 'nadia', is_admin: true };
    await admin('post', `/w/starter${path}`).send(nadia).expect(201);
    expect((await nobody('get', '/w/starter/users/whoami').expect(200)).body).toMatchObject(nadia);
    expect((await nobody('get', '/users/list_invites').expect(200)).body).toMatchObject([{ workspace_id: 'staging' }]);
  });

  test.each([
    { change: { username: 'mateo' }, text: 'Bad request: username mateo is taken in workspace starter' },
    {
      change: { email: 'aiko+ops@example.com' },
      text: 'Bad request: email aiko+ops@example.com is taken in workspace starter',
    },
  ])('answers 400 where $change is taken', async ({ change, text }) => {
    await admin('post', `/w/starter${path}`)
      .send({ ...noah, ...change })
      .expect(400, text);
    expect((await admin('get', '/w/starter/users/list')).body).toHaveLength(5);
  });

  test('lets the same name and e-mail be in another workspace', async () => {
    await admin('post', `/w/starter${path}`).send(noah).expect(201);
    await admin('post', `/w/staging${path}`).send(noah).expect(201);
  });

  test.each([{ username: 'no ah' }, { username: '' }, { username: undefined }, { email: 'noah' }, { is_admin: 'no' }])(
    'answers 422 to %j',
    async (change) => {
      await admin('post', `/w/starter${path}`)
        .send({ ...noah, ...change })
        .expect(422);
    },
  );
});

describe('updateUser', () => {
  test('gives and takes the rights of an admin', async () => {
    for (const is_admin of [true, false]) {
      const { text } = await admin('post', '/w/starter/users/update/tomasz').send({ is_admin }).expect(200);
      expect(text).toBe('user tomasz updated');
      expect((await admin('get', '/w/starter/users/whois/tomasz')).body).toEqual({ ...tomasz, is_admin });
    }
    expect((await superAdmin('get', '/w/demo/users/whois/tomasz')).body.is_admin).toBe(false);
  });

  test('leaves alone what the body leaves out', async () => {
    await admin('post', '/w/starter/users/update/ines').send({}).expect(200);
    expect((await admin('get', '/w/starter/users/whoami')).body.is_admin).toBe(true);
  });

  test('answers 404 for an unknown name', async () => {
    await admin('post', '/w/starter/users/update/lea').send({}).expect(404, 'Not found: user lea in workspace starter');
  });
});

describe('deleteUser', () => {
  test('ends this membership and no other', async () => {
    await admin('delete', '/w/starter/users/delete/tomasz').expect(200, 'username tomasz deleted');
    await admin('get', '/w/starter/users/whois/tomasz').expect(404);
    await member('get', '/w/starter/users/whoami').expect(401, 'Unauthorized');
    await member('get', '/w/demo/users/whoami').expect(200);
    await logIn('tomasz.zielinski@example.com', 'changeme').expect(200);
  });

  test('answers 404 for an unknown name', async () => {
    await admin('delete', '/w/starter/users/delete/ghost').expect(404, 'Not found: user ghost in workspace starter');
  });
});

describe.each(['/users/leave_workspace', '/workspaces/leave'])('POST /w/{workspace}%s', (path) => {
  test('closes the workspace to the caller and leaves other ones open', async () => {
    await member('post', `/w/starter${path}`).expect(200, 'left workspace starter');
    await member('get', '/w/starter/users/whoami').expect(401, 'Unauthorized');
    await member('get', '/w/demo/users/whoami').expect(200);
    expect((await admin('get', '/w/starter/users/list_usernames')).body).not.toContain('tomasz');
  });

  test('lets a super admin look in afterwards, but not leave again', async () => {
    await superAdmin('post', `/w/starter${path}`).expect(200);
    const { body } = await superAdmin('get', '/w/starter/users/whoami').expect(200);
    expect(body).toEqual({
      email: 'admin@windmill.dev',
      username: 'admin@windmill.dev',
      is_admin: true,
      is_super_admin: true,
      created_at: '2025-11-03T09:00:00Z',
      operator: false,
      disabled: false,
    });
    await superAdmin('post', `/w/starter${path}`).expect(404);
  });
});

describe('reading members', () => {
  test('whoami answers the caller’s membership and nothing that is only stored', async () => {
    expect((await member('get', '/w/starter/users/whoami').expect(200)).body).toEqual(tomasz);
  });

  test('listUsers answers all members to each of them, in the order that they came', async () => {
    const { body } = await member('get', '/w/starter/users/list').expect(200);
    expect(body.map(({ username }: { username: string }) => username)).toEqual([
      'admin',
      'ines',
      'tomasz',
      'aiko',
      'mateo',
    ]);
    expect(body[0]).toMatchObject({ is_super_admin: true });
    expect(body[2]).toEqual(tomasz);
  });

  test('listUsers knows a new super admin at once', async () => {
    await member('get', '/w/starter/users/list').expect(200);
    await superAdmin('post', '/users/update/tomasz.zielinski@example.com').send({ is_super_admin: true }).expect(200);
    expect((await member('get', '/w/starter/users/list')).body[2]).toEqual({ ...tomasz, is_super_admin: true });
  });

  test('listUsernames answers the names', async () => {
    const { body } = await member('get', '/w/demo/users/list_usernames').expect(200);
    expect(body).toEqual(['admin', 'tomasz', 'lea']);
  });

  test('whois answers a member who has no account', async () => {
    const { body } = await member('get', '/w/demo/users/whois/lea').expect(200);
    expect(body).toMatchObject({ email: 'lea.martin@example.org', is_super_admin: false, disabled: true });
  });

  test('whois answers 404 for a member of another workspace', async () => {
    await member('get', '/w/starter/users/whois/lea').expect(404, 'Not found: user lea in workspace starter');
  });
});

test('a disabled member is not let in', async () => {
  const lea = { email: 'lea.martin@example.org', password: 'x', super_admin: false };
  await superAdmin('post', '/users/create').send(lea).expect(201);
  const { text } = await logIn(lea.email, lea.password).expect(200);
  await as(text)('get', '/w/demo/users/whoami').expect(401, 'Unauthorized');
  expect((await as(text)('get', '/workspaces/list').expect(200)).body).toEqual([]);
});

describe('listWorkspaces', () => {
  test.each([
    { caller: 'a super admin', client: superAdmin, ids: ['starter', 'demo', 'staging'] },
    { caller: 'a member', client: member, ids: ['starter', 'demo'] },
    { caller: 'somebody who belongs nowhere', client: nobody, ids: [] },
  ])('answers $ids to $caller', async ({ client, ids }) => {
    const { body } = await client('get', '/workspaces/list').expect(200);
    expect(body.map(({ id }: { id: string }) => id)).toEqual(ids);
  });
});
