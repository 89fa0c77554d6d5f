import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { controlToken, type Deployment, startDeployment } from './deployment.js';

const key = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
const token = { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' };
const invitation = (email: string) => ({
  method: 'POST',
  headers: key,
  body: JSON.stringify({ email, role: 'viewer' }),
});

describe('deploy/compose.yaml: two mocks on one Redis behind nginx', () => {
  let deployment: Deployment;
  let ask: (path: string, init?: RequestInit) => Promise<Response>;
  beforeAll(async () => {
    deployment = await startDeployment();
    ask = (path, init) => fetch(`${deployment.url}${path}`, init);
  });
  afterAll(() => deployment.close());

  const requestsOf = async (mock: string): Promise<number> => {
    const text = await (await fetch(`${mock}/_twinspec/metrics`, { headers: token })).text();
    const counts = text.split('\n').filter((line) => line.startsWith('twinspec_requests_total{mock="secoda"'));
    return counts.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  };

  test('sandboxes are spread over both, and the journal of each has all that happened in it', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `spread${index}`);
    for (const name of names) {
      expect((await ask(`/~${name}/secoda/user`, invitation('new@example.com'))).status).toBe(201);
      const byHeader = { headers: { ...key, 'x-twinspec-sandbox': name } };
      expect((await ask('/secoda/user', byHeader)).status).toBe(200);
      const journal = await ask(`/_twinspec/sandboxes/${name}/journal`, { headers: token });
      const { items } = (await journal.json()) as { items: { operation: string }[] };
      expect(items.map(({ operation }) => operation)).toEqual(['Users_list', 'Users_createNewUser']);
    }
    const counts = await Promise.all(deployment.mocks.map(requestsOf));
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test('both have the same state', async () => {
    const invite = (mock: string) => fetch(`${mock}/~both/secoda/user`, invitation('both@example.com'));
    const statuses = [];
    for (const mock of [...deployment.mocks, ...deployment.mocks]) statuses.push((await invite(mock)).status);
    expect(statuses).toEqual([201, 400, 400, 400]);
  });

  test.each([
    { by: 'path', path: '/~by-path/secoda/user', headers: {} },
    { by: 'header', path: '/secoda/user', headers: { 'x-twinspec-sandbox': 'by-header' } },
  ])('a sandbox is named by its $by', async ({ by, path, headers }) => {
    const { headers: own, ...rest } = invitation(`by-${by}@example.com`);
    const create = () => ask(path, { ...rest, headers: { ...own, ...headers } });
    expect([(await create()).status, (await create()).status]).toEqual([201, 400]);
    expect((await ask('/secoda/user', invitation(`by-${by}@example.com`))).status).toBe(201);
  });

  test('the control plane wants its token, and probes want none', async () => {
    expect((await ask('/_twinspec/sandboxes')).status).toBe(401);
    expect((await ask('/_twinspec/secoda')).status).toBe(401);
    expect((await ask('/_twinspec/metrics')).status).toBe(401);
    expect((await ask('/_twinspec/sandboxes', { headers: token })).status).toBe(200);
    expect((await ask('/_twinspec/ready')).status).toBe(200);
  });

  test('a path arrives as it was sent, and so does a body up to the limit of the mocks', async () => {
    expect(await (await ask('/secoda//user/a%2Fb', { headers: key })).json()).toMatchObject({
      detail: expect.anything(),
    });
    const large = await ask('/secoda/user', { method: 'POST', headers: key, body: ' '.repeat(1_100_000) });
    expect([large.status, large.headers.get('content-type')]).toEqual([413, 'application/json']);
  });

  test('events come as they happen, not when a buffer is full', async () => {
    const gone = new AbortController();
    const stream = await ask('/_twinspec/sandboxes/default/journal/stream', { headers: token, signal: gone.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('retry: 1000\n\n');
    const heard = reader?.read();
    await ask('/secoda/user', { headers: key });
    expect((await heard)?.value).toMatch(/^id: \d+\nevent: exchange\ndata: \{.*"operation":"Users_list"/);
    gone.abort();
  });

  test('one that is stopped ends well, and the other goes on', async () => {
    const writes = Array.from({ length: 20 }, (_, index) =>
      ask('/secoda/user', invitation(`stop${index}@example.com`)),
    );
    const stopped = deployment.stopMock(0);
    expect((await Promise.all(writes)).map(({ status }) => status)).toEqual(writes.map(() => 201));
    expect(await stopped).toBe(0);
    for (let index = 0; index < 4; index++) expect((await ask('/secoda/user', { headers: key })).status).toBe(200);
  });
});
