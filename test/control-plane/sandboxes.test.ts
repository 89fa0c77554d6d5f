import { beforeEach, describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { createSteered } from './steer.js';

let { steer, ask, mock } = await createSteered({ seed: 1 });
beforeEach(async () => {
  ({ steer, ask, mock } = await createSteered({ seed: 1 }));
});

const newUser = { email: 'new@example.com', role: 'viewer' };

describe('a sandbox that is created', () => {
  test('is isolated, known by a name that nobody guesses, and gone when it is deleted', async () => {
    const created = await steer('POST /sandboxes', {});
    expect(created.status).toBe(201);
    expect(created.body.name).toMatch(/^[0-9a-f]{32}$/);
    expect((await ask(`POST ${created.body.path}/user`, newUser)).status).toBe(201);
    expect((await ask('POST /user', newUser)).status).toBe(201);

    const location = String(created.headers.get('location')).replace('/_twinspec', '');
    expect((await steer(`GET ${location}`)).body).toMatchObject({ name: created.body.name, expiresAfter: null });
    expect((await steer(`DELETE ${location}`)).status).toBe(204);
    expect((await steer(`GET ${location}`)).status).toBe(404);
    const { users = [] } = mock.snapshot().collections;
    expect((await ask(`GET ${created.body.path}/user`)).body.count).toBe(users.length - 1);
  });

  test('starts from another one as it is now, or from a snapshot of it', async () => {
    await ask('POST /~ann/user', newUser);
    await steer('POST /snapshots', { sandbox: 'ann', name: 'with-one' });
    await ask('POST /~ann/user', { ...newUser, email: 'second@example.com' });
    await steer('POST /sandboxes', { name: 'fork', from: { sandbox: 'ann' } });
    await steer('POST /sandboxes', { name: 'restored', from: { snapshot: 'with-one' } });
    const count = async (name: string): Promise<number> => (await ask(`GET /~${name}/user`)).body.count;
    const plain = await count('plain');
    expect([await count('fork'), await count('restored')]).toEqual([plain + 2, plain + 1]);
    expect((await ask('POST /~fork/user', newUser)).status).toBe(400);
  });

  test('may live for a while only', async () => {
    const created = await steer('POST /sandboxes', { name: 'brief', expiresAfter: 3600 });
    expect(created.body.expiresAfter).toBe(3600);
    expect((await steer('PATCH /sandboxes/brief', { expiresAfter: null })).body.expiresAfter).toBeNull();
    expect((await steer('PATCH /sandboxes/brief', { expiresAfter: 0 })).status).toBe(422);
  });

  test.each([
    { line: 'POST /sandboxes', body: { name: 'default' }, status: 409, says: "There is a sandbox 'default' already." },
    { line: 'POST /sandboxes', body: { name: 'a/b' }, status: 422, says: '/body/name' },
    {
      line: 'POST /sandboxes',
      body: { from: { snapshot: 'none' } },
      status: 404,
      says: "There is no snapshot 'none'.",
    },
    { line: 'DELETE /sandboxes/default', body: undefined, status: 409, says: 'it can be reset' },
    { line: 'POST /sandboxes/none/reset', body: undefined, status: 404, says: 'it may have expired' },
    { line: 'GET /sandboxes/default/state/nobody/users', body: undefined, status: 404, says: "'nobody'" },
    { line: 'GET /sandboxes/default/state/secoda/people', body: undefined, status: 404, says: 'it has: users, groups' },
  ])('or is refused: $line $status', async ({ line, body, status, says }) => {
    await ask('GET /user');
    const answer = await steer(line, body);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(says);
  });
});

describe('what has changed in a sandbox', () => {
  test('is a JSON patch from what it started from, or from a snapshot', async () => {
    const { body: user } = await ask('POST /user', newUser);
    await steer('POST /snapshots', { sandbox: 'default', name: 'then' });
    await ask(`PATCH /user/${user.id}`, { first_name: 'Nell' });
    const [first] = mock.snapshot().collections.users as { id: string }[];
    await ask(`DELETE /user/${first?.id}`);

    const fromStart = (await steer('GET /sandboxes/default/diff')).body;
    expect(fromStart).toContainEqual(expect.objectContaining({ op: 'add', path: `/secoda/users/${user.id}` }));
    const fromThen = (await steer('GET /sandboxes/default/diff?from=then')).body;
    expect(fromThen).toContainEqual({ op: 'replace', path: `/secoda/users/${user.id}/first_name`, value: 'Nell' });
    expect(fromThen).toContainEqual({ op: 'remove', path: `/secoda/users/${first?.id}` });
  });

  test('is nothing after a reset, which takes the journal and the time along', async () => {
    await ask('POST /user', newUser);
    await steer('PATCH /sandboxes/default/clock', { advance: 86_400 });
    expect((await steer('POST /sandboxes/default/reset')).status).toBe(204);
    expect((await steer('GET /sandboxes/default/diff')).body).toEqual([]);
    expect((await steer('GET /sandboxes/default/journal')).body.items).toEqual([]);
    expect((await steer('GET /sandboxes/default/clock')).body.now).toMatch(/^2026-01-01T00:00:00/);
  });

  test('is undone by a snapshot that is restored', async () => {
    await steer('POST /snapshots', { sandbox: 'default', name: 'start' });
    await ask('POST /user', newUser);
    expect((await steer('POST /sandboxes/default/restore', { snapshot: 'start' })).status).toBe(204);
    expect((await ask('POST /user', newUser)).status).toBe(201);
    expect((await steer('GET /snapshots/start/state')).body.services.secoda.collections.users).not.toContainEqual(
      expect.objectContaining({ email: newUser.email }),
    );
  });
});

describe('the records of a sandbox', () => {
  test('are read, put and deleted, and the API shows it', async () => {
    const [first] = (await steer('GET /sandboxes/default/state/secoda/users?limit=1')).body.items;
    const path = `/sandboxes/default/state/secoda/users/${first.id}`;
    expect((await steer(`PUT ${path}`, { ...first, first_name: 'Edited' })).status).toBe(200);
    expect((await ask(`GET /user/${first.id}`)).body.first_name).toBe('Edited');
    expect((await steer(`DELETE ${path}`)).status).toBe(204);
    expect((await ask(`GET /user/${first.id}`)).status).toBe(404);
    expect((await steer(`PUT ${path}`, first)).status).toBe(201);
    expect((await ask(`GET /user/${first.id}`)).status).toBe(200);
  });

  test('keep their unique keys and references, and their own key', async () => {
    const [first, second] = (await steer('GET /sandboxes/default/state/secoda/users?limit=2')).body.items;
    const path = `/sandboxes/default/state/secoda/users/${first.id}`;
    expect((await steer(`PUT ${path}`, { ...first, email: second.email })).status).toBe(409);
    expect((await steer(`PUT ${path}`, { ...first, id: second.id })).status).toBe(422);
    expect((await steer(`GET ${path}`)).body).toEqual(first);
  });
});

describe('the clock of a sandbox', () => {
  test('is set, advanced and stopped, for this sandbox alone', async () => {
    await ask('GET /~ann/user');
    await steer('PATCH /sandboxes/ann/clock', { now: '2030-05-01T12:00:00Z', isFrozen: true });
    await ask('GET /~ann/user');
    expect((await steer('GET /sandboxes/ann/clock')).body).toEqual({ now: '2030-05-01T12:00:00.000Z', isFrozen: true });
    await steer('PATCH /sandboxes/ann/clock', { advance: 90 });
    expect((await steer('GET /sandboxes/ann/clock')).body.now).toBe('2030-05-01T12:01:30.000Z');
    const { body: user } = await ask('POST /~ann/user', newUser);
    const { body: started } = await steer('PATCH /sandboxes/ann/clock', { isFrozen: false });
    expect(started).toMatchObject({ isFrozen: false });
    expect((await steer('GET /sandboxes/default/clock')).body.now).toMatch(/^2026-01-01/);
    expect(user.email).toBe(newUser.email);
  });

  test('lets tokens of this sandbox expire, and none of another', async () => {
    const windmill = await createMock('windmill', { seed: 1 });
    const admin = { authorization: 'Bearer superadmin00000000000000000001', 'content-type': 'application/json' };
    const expiration = '2026-01-01T01:00:00Z';
    const statusWith = async (token: string, sandbox: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` };
      return (await windmill.fetch(`http://localhost/~${sandbox}/api/users/email`, { headers })).status;
    };
    const tokens = await Promise.all(
      ['ann', 'bob'].map(async (name) => {
        const body = JSON.stringify({ label: 'brief', expiration });
        const url = `http://localhost/~${name}/api/users/tokens/create`;
        return (await windmill.fetch(url, { method: 'POST', headers: admin, body })).text();
      }),
    );
    const [ann = '', bob = ''] = tokens;
    expect([await statusWith(ann, 'ann'), await statusWith(bob, 'bob')]).toEqual([200, 200]);
    await windmill.fetch('http://localhost/_twinspec/sandboxes/ann/clock', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":7200}',
    });
    expect([await statusWith(ann, 'ann'), await statusWith(bob, 'bob')]).toEqual([401, 200]);
  });

  test.each([{ now: 'tomorrow' }, { advance: 31_536_000_001 }, { now: '9999-12-31T23:59:59Z', advance: 10 }])(
    'is not set to %j',
    async (body) => {
      expect((await steer('PATCH /sandboxes/default/clock', body)).status).toBe(422);
    },
  );
});

describe('the journal of a sandbox', () => {
  test('says what was asked and answered, and why, the newest first', async () => {
    await ask('POST /user', newUser);
    await ask('POST /user', { role: 'viewer' });
    await ask('GET /nowhere?a=b');
    mock.on('Users_list', () => ({ status: 200, body: { count: 0, next: null, previous: null, results: [] } }));
    const { items } = (await steer('GET /sandboxes/default/journal')).body;
    expect(items.map(({ answeredBy, status }: { answeredBy: string; status: number }) => [status, answeredBy])).toEqual(
      [
        [404, 'refusal'],
        [400, 'refusal'],
        [201, 'handler'],
      ],
    );
    expect(items[0]).toMatchObject({ method: 'GET', path: '/nowhere?a=b' });
    expect(items[1]).toMatchObject({ violations: [expect.objectContaining({ pointer: '/body/email' })] });
    expect(JSON.parse(items[2].requestBody)).toEqual(newUser);
    expect(JSON.parse(items[2].responseBody).email).toBe(newUser.email);
  });

  test('is filtered, exported as HAR, and bounded', async () => {
    for (let index = 0; index < 120; index++) await ask('GET /user');
    await ask('DELETE /user/none');
    const get = async (query: string) => (await steer(`GET /sandboxes/default/journal${query}`)).body.items;
    expect(await get('')).toHaveLength(100);
    expect(await get('?status=4XX')).toHaveLength(1);
    expect(await get('?operation=Users_list&limit=5')).toHaveLength(5);
    expect(await get('?service=windmill')).toEqual([]);
    const { log } = (await steer('GET /sandboxes/default/journal.har')).body;
    expect(log.entries).toHaveLength(100);
    expect(log.entries.at(-1).request).toMatchObject({ method: 'DELETE', url: 'http://localhost/user/none' });
    expect((await steer('DELETE /sandboxes/default/journal')).status).toBe(204);
    expect(await get('')).toEqual([]);
  });
});
