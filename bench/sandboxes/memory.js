// @ts-check
// What sandboxes cost in the memory of one process, and what it costs to make, restore and lose them. Run with --expose-gc.
import { createMock } from '../../dist/index.js';

const collect = /** @type {() => void} */ (globalThis.gc);
const MANY = 10_000;
const RECORDS = 10_000;

const heapUsed = () => {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
};

/** @param {() => unknown} action @returns {Promise<number>} CPU in milliseconds */
async function cpuOf(action) {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** @param {import('../../dist/index.js').Mock} mock */
function speakTo(mock) {
  const [credential] = mock.credentials;
  const headers = {
    [credential?.header.toLowerCase() ?? '']: credential?.value,
    'content-type': 'application/json',
    host: 'localhost',
  };
  /** @param {string} line such as `GET /user` @param {object} [body] @param {string} [sandbox] */
  return (line, body, sandbox) => {
    const [method = '', path = ''] = line.split(' ');
    const content = body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) };
    return mock.handle({ method, path, query: '', headers, sandbox, ...content });
  };
}

/** @param {ReturnType<typeof speakTo>} speak */
const steer = (speak) => (/** @type {string} */ line, /** @type {object} */ body) =>
  speak(line.replace(' ', ' /_twinspec'), body);

async function costOfIdle() {
  const mock = await createMock('secoda', { seed: 'bench' });
  const speak = speakTo(mock);
  const control = steer(speak);
  await control('POST /sandboxes', { name: 'warm-up' });
  await speak('GET /user', undefined, 'warm-up');
  const empty = heapUsed();
  const creating = await cpuOf(async () => {
    for (let index = 0; index < MANY - 1; index++)
      await control('POST /sandboxes', { name: `s${index}`, expiresAfter: 3600 });
  });
  await control('DELETE /sandboxes/default/journal', {});
  const created = heapUsed();
  for (let index = 0; index < MANY - 1; index++) await speak('GET /user', undefined, `s${index}`);
  const read = heapUsed();
  for (let index = 0; index < MANY - 1; index++) await control(`POST /sandboxes/s${index}/reset`, {});
  const reset = heapUsed();
  for (let index = 0; index < MANY - 1; index++) await control(`DELETE /sandboxes/s${index}`, {});
  const gone = heapUsed();
  return {
    'create a sandbox, CPU ms': creating / MANY,
    'created, bytes each': (created - empty) / MANY,
    'after one read (with its journal), bytes each': (read - empty) / MANY,
    'after a reset, bytes each': (reset - empty) / MANY,
    'after they have gone, bytes each': (gone - empty) / MANY,
  };
}

async function costOfRestoring() {
  const users = Array.from({ length: RECORDS }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    email: `user${index}@example.com`,
    role: 'viewer',
    workspace_id: 'f69fdac9-4c90-4efd-a2e0-0a3ea642a216',
  }));
  const apiKeys = [{ token: 'secoda-api-key', name: 'bench', workspace_id: 'w', created_at: '2026-01-01T00:00:00Z' }];
  const mock = await createMock('secoda', { seed: 'bench', fixtures: { collections: { users, groups: [], apiKeys } } });
  const speak = speakTo(mock);
  const control = steer(speak);
  await control('POST /snapshots', { sandbox: 'default', name: 'large' });
  const restoring = await cpuOf(async () => {
    for (let index = 0; index < 200; index++) await control('POST /sandboxes/default/restore', { snapshot: 'large' });
  });
  const { body } = /** @type {any} */ (await control('GET /sandboxes/default/state/secoda/users', {}));
  if (!String(body).includes(`"total":${RECORDS}`)) throw new Error('The snapshot was not restored.');
  return { [`restore a snapshot of ${RECORDS} records, CPU ms`]: restoring / 200 };
}

process.stdout.write(`${JSON.stringify({ ...(await costOfIdle()), ...(await costOfRestoring()) })}\n`);
