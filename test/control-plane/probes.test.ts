import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { createSandboxes } from '../../src/sandboxes/index.js';
import { createSeededClock } from '../../src/state/index.js';
import { createFullDisk } from '../sandboxes/full-disk.js';
import { over } from '../server/http-exactly/adapters.js';
import { createSteered } from './steer.js';

describe('probes', () => {
  test('are told that the process lives and is ready, and nothing else', async () => {
    const { steer } = await createSteered();
    expect(await steer('GET /health')).toMatchObject({ status: 200, text: '{"status":"alive"}' });
    expect(await steer('GET /ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  });

  test('are told that it is not ready where the state cannot be kept', async () => {
    const sandboxes = createSandboxes({
      createClock: createSeededClock,
      creation: 'on-first-use',
      maximum: 10,
      now: () => 0,
      keeper: createFullDisk(),
    });
    const { ask, steer } = await createSteered({ sandboxes });
    await ask('POST /user', { email: 'new@example.com', role: 'viewer' });
    const answer = await steer('GET /ready');
    expect(answer).toMatchObject({ status: 503, body: { detail: 'The state cannot be kept.' } });
    expect(answer.headers.get('retry-after')).toBe('10');
    expect((await steer('GET /health')).status).toBe(200);
  });

  test('need no token, whoever sends them, and open nothing else', async () => {
    const server = await (await createMock('secoda')).listen({ controlToken: 'secret' });
    const send = over(server.port);
    const headers = { host: 'mock.example', 'x-forwarded-for': '203.0.113.7' };
    const statuses = await Promise.all(
      ['/health', '/ready', '/sandboxes', '/ready/..%2fsandboxes', '/health/', '/metrics'].map(
        async (path) => (await send(`GET /_twinspec${path}`, { headers })).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 401, 401, 401, 401]);
    await server.close();
  });
});
