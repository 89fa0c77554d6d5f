import { beforeEach, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../src/index.js';

const invitation = { connection: null, email: 'hana.kim@example.com', name: 'Hana Kim', roles: ['analyst'] };

let mock: Mock;
beforeEach(async () => {
  mock = await createMock('org-user-management', { seed: 1 });
});

async function send(line: string, body?: unknown) {
  const [method = 'GET', path = '/'] = line.split(' ');
  const [admin] = mock.credentials;
  const headers = { [admin?.header ?? '']: admin?.value ?? '', 'content-type': 'application/json' };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await mock.fetch(`http://mock${path}`, { method, headers, ...content });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}
const invite = (change: object = {}, sandbox = '') =>
  send(`POST ${sandbox}/api/oum/v1/users/invite`, { ...invitation, ...change });
const outbox = async (query = '', sandbox = 'default') =>
  (await send(`GET /_twinspec/sandboxes/${sandbox}/outbox${query}`)).body;

describe('the outbox of a sandbox', () => {
  test('has the mail of an invitation, with links that answer it', async () => {
    await invite();
    const { total, items } = await outbox();
    expect(total).toBe(1);
    expect(items[0]).toEqual({
      id: expect.stringMatching(/^msg_\w{24}$/),
      kind: 'mail',
      service: 'org-user-management',
      operation: 'inviteUser',
      to: 'hana.kim@example.com',
      subject: 'Join Halden Robotics',
      text: expect.stringContaining('Hello Hana Kim'),
      links: { accept: expect.any(String), decline: expect.any(String) },
      sentAt: expect.stringMatching(/^2026-01-01T00:00:00/),
    });
    expect((await send(`POST ${items[0].links.accept}`)).body).toMatchObject({ email: invitation.email });
    expect((await send('GET /api/oum/v1/users?name_search=hana')).body.count).toBe(1);
    expect((await send(`POST ${items[0].links.decline}`)).status).toBe(404);
  });

  test('is its own, and so are the links in it', async () => {
    await invite({}, '/~ann');
    expect((await outbox()).total).toBe(0);
    const [mail] = (await outbox('', 'ann')).items;
    expect((await send(`POST ${mail.links.accept}`)).status).toBe(201);
    expect((await send('GET /~ann/api/oum/v1/users?name_search=hana')).body.count).toBe(1);
    expect((await send('GET /api/oum/v1/users?name_search=hana')).body.count).toBe(0);
  });

  test('has nothing of a request that was refused, whoever refused it', async () => {
    await invite({ email: 'lukas.brandt@example.com' });
    await invite({ roles: ['owner'] });
    mock.on('resetPassword', ({ send: post }) => {
      post({ kind: 'sms', to: '+1 202 555 0100', text: 'Your code is 123456.' });
      return { status: 409, body: { message: 'No.', code: 'conflict' } };
    });
    await send('POST /api/oum/v1/users/auth0%7C6543a1f0c2d84b0012e7a901/reset-password');
    expect((await outbox()).items).toEqual([]);
  });

  test('has what handlers of one’s own send, within a transaction where they wait for something', async () => {
    mock.on('resetPassword', async ({ transaction, send: post }) => {
      await Promise.resolve();
      await transaction(() => post({ kind: 'sms', to: '+1 202 555 0100', text: 'Your code is 123456.' }));
      return { status: 204 };
    });
    await send('POST /api/oum/v1/users/auth0%7C6543a1f0c2d84b0012e7a901/reset-password');
    expect((await outbox()).items).toMatchObject([
      { kind: 'sms', operation: 'resetPassword', text: 'Your code is 123456.' },
    ]);
  });

  test('is filtered by service, kind and address, page by page', async () => {
    await invite();
    await invite({ email: 'second@example.com' });
    await send('POST /api/oum/v1/users/auth0%7C6543a1f0c2d84b0012e7a901/reset-password');
    const subjects = async (query: string) =>
      (await outbox(query)).items.map(({ subject }: { subject: string }) => subject);
    expect(await subjects('?to=Second@example.com')).toEqual(['Join Halden Robotics']);
    expect(await subjects('?kind=mail&limit=1&offset=2')).toEqual(['Reset your password']);
    expect(await subjects('?kind=sms')).toEqual([]);
    expect(await subjects('?service=secoda')).toEqual([]);
  });

  test('is read, deleted one by one, and cleared', async () => {
    await invite();
    await invite({ email: 'second@example.com' });
    const [first] = (await outbox()).items;
    const path = `/_twinspec/sandboxes/default/outbox/${first.id}`;
    expect((await send(`GET ${path}`)).body).toEqual(first);
    expect((await send(`DELETE ${path}`)).status).toBe(204);
    expect((await send(`GET ${path}`)).status).toBe(404);
    expect((await outbox()).total).toBe(1);
    expect((await send('DELETE /_twinspec/sandboxes/default/outbox')).status).toBe(204);
    expect((await outbox()).total).toBe(0);
  });

  test.each(['/_twinspec/sandboxes/default/reset', '/_twinspec/org-user-management/reset'])(
    'is empty after POST %s',
    async (path) => {
      await invite();
      expect((await send(`POST ${path}`)).status).toBe(204);
      expect((await outbox()).total).toBe(0);
    },
  );

  test('keeps the last thousand messages', async () => {
    mock.on('resetPassword', ({ send: post, ids }) => {
      for (let count = 0; count < 300; count++) post({ kind: 'sms', to: 'x', text: String(ids.number('sms')) });
      return { status: 204 };
    });
    for (let round = 0; round < 4; round++)
      await send('POST /api/oum/v1/users/auth0%7C6543a1f0c2d84b0012e7a901/reset-password');
    const { total, items } = await outbox('?limit=1000');
    expect([total, items[0].text, items.at(-1).text]).toEqual([1000, '200', '1199']);
  });

  test.each(['secoda', 'squadcast'])('has the invitation of a new user of %s', async (name) => {
    const other = await createMock(name, { seed: 1 });
    const [credential] = other.credentials;
    const [path, person] = name === 'secoda' ? ['/user', {}] : ['/v3/users', { first_name: 'Hana', last_name: 'Kim' }];
    const role = name === 'secoda' ? 'viewer' : 'user';
    const made = await other.fetch(`http://mock${path}`, {
      method: 'POST',
      headers: { [credential?.header ?? '']: credential?.value ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'hana@example.com', role, ...person }),
    });
    expect(made.status).toBe(201);
    const answer = await other.fetch('http://mock/_twinspec/sandboxes/default/outbox');
    expect(((await answer.json()) as { items: object[] }).items).toMatchObject([
      { kind: 'mail', to: 'hana@example.com' },
    ]);
  });
});
