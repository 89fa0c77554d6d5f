import { expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { createSandboxes } from '../../src/sandboxes/index.js';
import { createSeededClock } from '../../src/state/index.js';
import { createFullDisk } from './full-disk.js';

test('who writes what cannot be kept is told so, and so is everybody afterwards', async () => {
  const sandboxes = createSandboxes({
    createClock: createSeededClock,
    creation: 'on-first-use',
    maximum: 10,
    now: () => 0,
    keeper: createFullDisk(),
  });
  const mock = await createMock('secoda', { seed: 1, sandboxes });
  const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
  expect((await mock.fetch('http://mock/user', { headers })).status).toBe(200);
  const body = '{"email":"new@example.com","role":"viewer"}';
  expect((await mock.fetch('http://mock/user', { method: 'POST', headers, body })).status).toBe(503);
  const later = await mock.fetch('http://mock/user', { headers });
  expect(later.status).toBe(503);
  expect(await later.text()).toContain('cannot be kept any more');
});
