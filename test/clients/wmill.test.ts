import { afterAll, describe, type TestContext, test } from 'vitest';
import { type Run, runWmill } from './run-wmill.js';
import { serveMock } from './serve-mock.js';

const superAdmin = 'superadmin00000000000000000001';
const member = 'member000000000000000000000001';

/** Each command takes a good half second of CPU to start: they run side by side, each with a mock of its own. */
describe.concurrent('wmill', { timeout: 60_000 }, () => {
  const ending = new AbortController();
  afterAll(() => ending.abort());

  async function run({ onTestFinished }: TestContext, command: string, token = superAdmin) {
    const { url, exchanges, close } = await serveMock('windmill');
    onTestFinished(close);
    const place = ['--base-url', `${url}/`, '--token', token, '--workspace', 'starter'];
    const result = await runWmill([...command.split(' '), ...place], ending.signal);
    return { ...result, url, sent: [...exchanges] };
  }

  test('lists the accounts of the instance', async (context) => {
    const { expect } = context;
    const listed = await run(context, 'user');
    expect(listed).toMatchObject(success);
    const rows = listed.output.split('\n').map((line) => line.split('│').map((cell) => cell.trim()));
    expect(rows).toContainEqual(['', 'admin@windmill.dev', 'Windmill Admin', 'Windmill Labs', 'true', 'true', '']);
    expect(rows).toContainEqual(['', 'aiko+ops@example.com', '-', '-', 'true', 'false', '']);
    expect(rows.filter(([, email]) => email?.includes('@'))).toHaveLength(6);
    expect(listed.sent).toEqual(['GET /api/users/whoami 200', 'GET /api/users/list_as_super_admin 200']);
  });

  test('adds an account that can log in at once', async (context) => {
    const { expect } = context;
    const command = 'user add grace@example.com Kilima-2025 --superadmin --name Grace --company Example';
    const { url, ...added } = await run(context, command);
    expect(added).toMatchObject({ ...success, output: expect.stringContaining('New User Created.') });
    const session = await (await login(url, 'grace@example.com', 'Kilima-2025')).text();
    expect(await (await ask(`${url}/api/users/whoami`, session)).json()).toEqual({
      email: 'grace@example.com',
      login_type: 'password',
      super_admin: true,
      verified: expect.any(Boolean),
      name: 'Grace',
      company: 'Example',
    });
  });

  test('says why an account cannot be added', async (context) => {
    const { expect } = context;
    const { output, ...refused } = await run(context, 'user add ines.carvalho@example.com secret');
    expect(refused).toMatchObject({ exitCode: 1, refused: [] });
    expect(output).toMatch(/Bad request: .*ines\.carvalho@example\.com/);
  });

  test('removes an account, and its tokens with it', async (context) => {
    const { expect } = context;
    const { url, ...removed } = await run(context, 'user remove tomasz.zielinski@example.com');
    const output = expect.stringContaining('Deleted User tomasz.zielinski@example.com');
    expect(removed).toMatchObject({ ...success, output });
    expect((await login(url, 'tomasz.zielinski@example.com', 'changeme')).status).toBe(400);
    expect((await ask(`${url}/api/users/whoami`, member)).status).toBe(401);
  });

  test('creates a token for the caller', async (context) => {
    const { expect } = context;
    const { url, ...created } = await run(context, 'user create-token', member);
    expect(created).toMatchObject(success);
    const token = printedToken(created);
    expect(await (await ask(`${url}/api/users/email`, token)).text()).toBe('tomasz.zielinski@example.com');
    const token_prefix = token.slice(0, 10);
    const tokens = await (await ask(`${url}/api/users/tokens/list`, member)).json();
    expect(tokens).toContainEqual(expect.objectContaining({ token_prefix }));
  });

  test('creates a token by logging in', async (context) => {
    const { expect } = context;
    const command = 'user create-token --email ines.carvalho@example.com --password changeme';
    const { url, ...created } = await run(context, command);
    expect(created).toMatchObject(success);
    const token = printedToken(created);
    expect(await (await ask(`${url}/api/users/email`, token)).text()).toBe('ines.carvalho@example.com');
    const tokens = await (await ask(`${url}/api/users/tokens/list`, token)).json();
    expect(tokens).toContainEqual(expect.objectContaining({ token_prefix: token.slice(0, 10), label: 'session' }));
  });

  test('shows who the caller is, and where', async (context) => {
    const { expect } = context;
    const shown = await run(context, 'workspace whoami', member);
    expect(shown).toMatchObject(success);
    expect(shown.output).toContain('"email": "tomasz.zielinski@example.com"');
    expect(shown.output).toContain('Active: starter');
  });

  test('stops at a token that the mock does not know', async (context) => {
    const { expect } = context;
    const stopped = await run(context, 'user', 'unknown');
    expect(stopped).toMatchObject({ exitCode: 1, refused: [] });
    expect(stopped.output).toContain('Could not authenticate with the provided credentials.');
    expect(stopped.sent).not.toContainEqual(expect.stringContaining('list_as_super_admin'));
  });

  test('is kept from reaching beyond this machine, which only its upgrade check tries', async (context) => {
    const { expect } = context;
    const shown = await run(context, 'version');
    expect(shown).toMatchObject({ exitCode: 0, refused: ['registry.npmjs.org:443'] });
  });
});

const success = { exitCode: 0, refused: [] };

const printedToken = ({ output }: Pick<Run, 'output'>): string => /Token: (\w{30})$/m.exec(output)?.[1] ?? '';

const ask = (url: string, token: string): Promise<Response> =>
  fetch(url, { headers: { Authorization: `Bearer ${token}` } });

const login = (url: string, email: string, password: string): Promise<Response> =>
  fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
