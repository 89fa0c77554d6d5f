import { describe, expect, test } from 'vitest';
import { serveTwinspec } from './binary.js';
import { openTeaHouse, teas } from './tea-house.js';
import { startTwinspec } from './twinspec.js';

const names = async (response: Response): Promise<readonly string[]> =>
  ((await response.json()) as readonly { name: string }[]).map(({ name }) => name);

const asWriter = { authorization: 'Bearer squadcast-write', 'content-type': 'application/json' };

describe('<name>=<file>', () => {
  test('names the mock of a file, and what it starts with in a folder of fixtures', async () => {
    const folder = await openTeaHouse({ 'morning.yaml': teas('assam'), 'evening.yaml': teas('rooibos') });
    const sources = ['morning=tea-house.yaml', 'evening=tea-house.yaml'];
    const args = [...sources, '--fixtures', '.', '--handlers', 'handlers.mjs'];
    const twinspec = await startTwinspec(args, folder.path);
    expect(await names(await twinspec.fetch('/morning/teas'))).toEqual(['assam']);
    expect(await names(await twinspec.fetch('/evening/teas'))).toEqual(['rooibos']);
    expect(await names(await twinspec.fetch('/teas'))).toEqual(['assam']);
  });
});

describe('--fixtures', () => {
  test('a folder holds a file for each source by its name; who has none there keeps its own', async () => {
    const folder = await openTeaHouse({ 'secoda.yaml': 'collections: {apiKeys: [{token: mine}]}\n' });
    const twinspec = await startTwinspec(['squadcast', 'secoda', '--fixtures', '.'], folder.path);
    const users = await twinspec.fetch('/secoda/user', { headers: { authorization: 'Bearer mine' } });
    expect(await users.json()).toMatchObject({ results: [] });
    expect((await twinspec.fetch('/squadcast/v3/users', { headers: asWriter })).status).toBe(200);
  });
});

describe('--handlers', () => {
  test('a handler of your own takes the place of the document’s example, reads the state of --fixtures and keeps its own', async () => {
    const folder = await openTeaHouse();
    const args = ['tea-house.yaml', '--fixtures', 'teas.yaml', '--handlers', 'handlers.mjs'];
    const twinspec = await startTwinspec(args, folder.path);
    const body = JSON.stringify({ name: 'sencha' });
    const added = await twinspec.fetch('/teas', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(added.status).toBe(201);
    expect(await names(await twinspec.fetch('/teas'))).toEqual(['assam', 'sencha']);
  });

  test('a handler of your own takes the place of a bundled service’s, and the rest stays', async () => {
    const folder = await openTeaHouse({
      'mine.mjs': 'export const handlers = { Users_getAllUsers: () => ({ status: 200, body: { data: [] } }) };\n',
    });
    const twinspec = await startTwinspec(['squadcast', '--handlers', 'mine.mjs'], folder.path);
    expect(await (await twinspec.fetch('/v3/users', { headers: asWriter })).json()).toEqual({ data: [] });
    expect((await twinspec.fetch('/v3/users/roles', { headers: asWriter })).status).toBe(200);
  });
});

describe('--auth', () => {
  test('off lets a request without credentials act as the first of them, whatever it needs', async () => {
    const twinspec = await startTwinspec(['windmill', '--auth', 'off']);
    expect(await (await twinspec.fetch('/api/users/email')).text()).toBe('admin@windmill.dev');
  });
});

describe('--cors', () => {
  test.each([
    { cors: [], answers: { 'https://any.example': 'https://any.example' } },
    { cors: ['--cors', 'off'], answers: { 'https://any.example': null } },
    {
      cors: ['--cors', 'https://a.example,tauri://localhost'],
      answers: {
        'https://a.example': 'https://a.example',
        'tauri://localhost': 'tauri://localhost',
        'https://b.example': null,
      },
    },
  ])('$cors allows $answers', async ({ cors, answers }) => {
    const twinspec = await startTwinspec(['squadcast', ...cors]);
    for (const [origin, answer] of Object.entries(answers)) {
      const { headers } = await twinspec.fetch('/v3/users', { headers: { ...asWriter, origin } });
      expect(headers.get('access-control-allow-origin')).toBe(answer);
    }
  });
});

describe('--latency', () => {
  test('no answer comes earlier', async () => {
    const twinspec = await startTwinspec(['squadcast', '--latency', '200']);
    const start = performance.now();
    expect((await twinspec.fetch('/v3/users', { headers: asWriter })).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(195);
  });
});

describe('--log', () => {
  test('text writes a line for each request, without what would confuse a terminal', async () => {
    const twinspec = await startTwinspec(['squadcast', '--log', 'text']);
    await twinspec.fetch('/v3/users', { headers: { ...asWriter, 'x-request-id': 'mine' } });
    expect(await twinspec.until(/^.*mine$/m)).toMatch(
      /^GET \/v3\/users 200 [\d.]+ ms Users_getAllUsers \(handler\) default mine$/,
    );
    await twinspec.fetch('/squadcast/%1b[31m', { method: 'DELETE' });
    expect(await twinspec.until(/^DELETE.*$/m)).toMatch(
      /^DELETE \/squadcast\/%1b\[31m 404 [\d.]+ ms - \(refusal\) default [\da-f-]{36}$/,
    );
  });

  test('json writes an object for each request, and no credential', async () => {
    const twinspec = await startTwinspec(['squadcast', 'secoda', '--log', 'json']);
    const answer = await twinspec.fetch('/~demo/squadcast/v3/users?token=secret', { headers: asWriter });
    const line = await twinspec.until(/^\{.*\}$/m);
    expect(JSON.parse(line)).toMatchObject({
      requestId: answer.headers.get('x-request-id'),
      method: 'GET',
      path: '/~demo/squadcast/v3/users',
      status: 200,
      mock: 'squadcast',
      operation: 'Users_getAllUsers',
      answeredBy: 'handler',
      sandbox: 'demo',
    });
    expect(JSON.parse(line).milliseconds).toBeGreaterThanOrEqual(0);
    expect(line).not.toMatch(/secret|squadcast-write/);
  });

  test('tells of the control plane, too, and never a token that stands in a path', async () => {
    const folder = await openTeaHouse({
      'invitations.yaml': `
openapi: 3.1.0
info: {title: Invitations, version: '1'}
servers: [{url: /v1}]
paths:
  /invitations/{token}/answer:
    parameters: [{name: token, in: path, required: true, schema: {type: string}}]
    put: {operationId: answer, responses: {'204': {description: Answered.}}}
`,
    });
    const twinspec = await startTwinspec(['invitations.yaml', '--log', 'text'], folder.path);
    await twinspec.fetch('/v1/invitations/s3cret/answer', { method: 'PUT' });
    expect(await twinspec.until(/^PUT.*$/m)).toMatch(/^PUT \/v1\/invitations\/…\/answer 204 .* answer /);
    await twinspec.fetch('/_twinspec/sandboxes');
    expect(await twinspec.until(/^GET.*$/m)).toMatch(/^GET \/_twinspec\/sandboxes 200 /);
  });
});

describe('--chaos', () => {
  const outcome = (answer: Promise<Response>): Promise<number | string> =>
    answer.then(
      ({ status }) => status,
      (error: Error & { cause?: { code?: string } }) => error.cause?.code ?? error.name,
    );

  test('gives a share of the requests in every sandbox an error, a late answer or a reset, and says so', async () => {
    const twinspec = await startTwinspec(['squadcast', '--chaos', '100%', '--seed', '7']);
    expect(twinspec.banner).toContain('trouble for 100% of all requests');
    for (const sandbox of ['', '/~ann']) {
      const outcomes = await Promise.all(
        Array.from({ length: 24 }, () =>
          outcome(twinspec.fetch(`${sandbox}/v3/users`, { headers: asWriter, signal: AbortSignal.timeout(400) })),
        ),
      );
      expect(new Set(outcomes)).toEqual(new Set([500, 503, 'TimeoutError', 'ECONNRESET']));
    }
  });

  test('leaves the others alone, and is there as long as the mock runs', async () => {
    const twinspec = await startTwinspec(['squadcast', '--chaos', '2.5%', '--seed', '7']);
    expect((await twinspec.fetch('/v3/users', { headers: asWriter })).status).toBe(200);
    const faults = '/_twinspec/sandboxes/default/faults';
    const listed = await (await twinspec.fetch(faults)).json();
    expect(listed).toMatchObject({ total: 1, items: [{ rate: 0.025, fault: { kind: 'mix' } }] });
    expect((await twinspec.fetch(`${faults}/chaos`, { method: 'DELETE' })).status).toBe(409);
  });
});

describe('--set', () => {
  test('a service obeys its setting', async () => {
    const twinspec = await startTwinspec(['secoda', 'squadcast', '--set', 'secoda.writeLimit=1']);
    const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
    const add = (name: string) =>
      twinspec.fetch('/secoda/auth/group', { method: 'POST', headers, body: JSON.stringify({ name }) });
    expect((await add('Interns')).status).toBe(201);
    expect((await add('Alumni')).status).toBe(429);
  });
});

describe('--seed', () => {
  test('the same seed and requests give the same bytes in another process; another seed does not', async () => {
    const answers = async (seed: string): Promise<readonly string[]> => {
      const { fetch } = await serveTwinspec(['squadcast', '--seed', seed]);
      const user = { first_name: 'Ada', last_name: 'Byron', email: 'ada@lumenlabs.example', role: 'user' };
      const added = await fetch('/v3/users', { method: 'POST', headers: asWriter, body: JSON.stringify(user) });
      const token = await fetch('/oauth/access-token', { headers: { 'X-Refresh-Token': 'squadcast-refresh-owner' } });
      expect([added.status, token.status]).toEqual([201, 200]);
      return [await added.text(), await token.text(), await (await fetch('/v3/users', { headers: asWriter })).text()];
    };
    const [first, again, other] = await Promise.all([answers('7'), answers('7'), answers('8')]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});
