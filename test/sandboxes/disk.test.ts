import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { claimFolder } from '../../src/sandboxes/disk/claim-folder.js';
import { openDiskKeeper } from '../../src/sandboxes/disk/open-disk-keeper.js';
import { createSandboxes, type Keeper } from '../../src/sandboxes/index.js';
import { type RegistryOptions, SandboxRegistry } from '../../src/sandboxes/sandbox-registry.js';
import { createSandbox, createSeededClock, type Fixture } from '../../src/state/index.js';
import { define } from '../state/office.js';

const definitions = [define('users', { unique: [{ fields: ['email'], ignoreCase: true }] })];
const fixture: Fixture = { collections: { users: [{ id: 'u1' }, { id: 'u2' }] } };

let folder: string;
let keeper: Keeper | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twinspec-data-'));
});
afterEach(async () => {
  await keeper?.close();
  keeper = undefined;
  await rm(folder, { recursive: true });
});

const unexpected = (error: Error): never => {
  throw error;
};

const options = (now: number): RegistryOptions => ({
  createClock: createSeededClock,
  creation: 'on-first-use',
  maximum: 100,
  now: () => now,
});

/** Ends the process that has the folder, as far as it can be seen, and starts another one. */
async function start(served: Fixture = fixture, now = 0): Promise<SandboxRegistry> {
  await keeper?.close();
  keeper = await openDiskKeeper({ folder, writeAfter: 0, onError: unexpected });
  const sandboxes = new SandboxRegistry({ ...options(now), keeper });
  sandboxes.join({ id: 'office', base: () => createSandbox(definitions, served) });
  return sandboxes;
}

const insert = (sandboxes: SandboxRegistry, name: string, id: string) =>
  sandboxes.enter(name).change('office', (part) => {
    part.count('drawn');
    return part.collection('users').insert({ id });
  });

const remove = (sandboxes: SandboxRegistry, name: string, id: string) =>
  sandboxes.enter(name).change('office', (part) => part.collection('users').delete(id));

const idsIn = (sandboxes: SandboxRegistry, name: string): unknown[] =>
  [...sandboxes.find(name).part('office').collection('users')].map(({ id }) => id);

describe('a data folder', () => {
  test('keeps what clients wrote, deleted and drew, in each sandbox', async () => {
    const first = await start();
    insert(first, 'ann', 'u3');
    remove(first, 'ann', 'u1');
    insert(first, 'bob', 'u4');
    insert(first, 'bob', 'u5');
    remove(first, 'bob', 'u5');
    const before = ['ann', 'bob'].map((name) => first.find(name).part('office').snapshot());

    const second = await start();
    expect(second.list().map(({ name }) => name)).toEqual(['ann', 'bob']);
    expect(['ann', 'bob'].map((name) => second.find(name).part('office').snapshot())).toEqual(before);
    insert(second, 'ann', 'u6');
    expect(idsIn(await start(), 'ann')).toEqual(['u2', 'u3', 'u6']);
  });

  test('keeps where sandboxes start from: a reset after a restart leads there', async () => {
    const first = await start();
    insert(first, 'ann', 'u3');
    first.takeSnapshot('ann', 'three');
    insert(first, 'ann', 'u4');
    first.create({ name: 'fork', sandbox: 'ann' });
    first.restore('ann', 'three');
    insert(first, 'ann', 'u5');

    const second = await start();
    expect(idsIn(second, 'ann')).toEqual(['u1', 'u2', 'u3', 'u5']);
    second.reset('ann');
    expect(idsIn(second, 'ann')).toEqual(['u1', 'u2', 'u3']);
    expect(idsIn(second, 'fork')).toEqual(['u1', 'u2', 'u3', 'u4']);
    const third = await start();
    expect(idsIn(third, 'ann')).toEqual(['u1', 'u2', 'u3']);
    expect(third.create({ snapshot: 'three' }).part('office').snapshot()).toEqual(
      third.find('ann').part('office').snapshot(),
    );
  });

  test('forgets what was reset, removed or has expired', async () => {
    const first = await start();
    for (const name of ['ann', 'bob', 'brief']) insert(first, name, 'u3');
    first.reset('ann');
    first.remove('bob');
    first.takeSnapshot('ann', 'gone');
    first.removeSnapshot('gone');
    first.find('brief').expireAfter(1_000);

    const second = await start();
    expect(second.list().map(({ name }) => name)).toEqual(['ann', 'brief']);
    expect(idsIn(second, 'ann')).toEqual(['u1', 'u2']);
    expect(second.snapshots()).toEqual([]);
    expect(second.find('brief').life.expiresAfter).toBe(1_000);
  });

  test('keeps the clock and what was begun from another fixture', async () => {
    const first = await start();
    insert(first, 'ann', 'u3');
    const { clock } = first.find('ann');
    first.find('ann').setClock(clock.settingFor(Date.UTC(2030, 0, 1), true));
    const other = { collections: { users: [{ id: 'other' }] } };

    const second = await start(other);
    expect(second.find('ann').clock.now()).toBe(Date.UTC(2030, 0, 1));
    expect(idsIn(second, 'ann')).toEqual(['u1', 'u2', 'u3']);
    expect(idsIn(second, 'default')).toEqual(['other']);
    second.reset('ann');
    expect(idsIn(second, 'ann')).toEqual(['other']);
  });

  test('drops a transaction that fails as a whole', async () => {
    const first = await start();
    expect(() =>
      first.enter('ann').change('office', (part) => {
        part.collection('users').insert({ id: 'u3' });
        part.collection('users').insert({ id: 'u1' });
      }),
    ).toThrow('u1');
    expect(idsIn(await start(), 'ann')).toEqual(['u1', 'u2']);
  });

  const countKeys = async (): Promise<number> => {
    await keeper?.close();
    keeper = undefined;
    const database = open({ path: folder });
    const count = database.getKeysCount();
    await database.close();
    return count;
  };

  test('does not grow with fixtures that nothing was begun from', async () => {
    insert(await start(), 'ann', 'u3');
    const before = await countKeys();
    for (const id of ['one', 'two', 'three']) {
      const sandboxes = await start({ collections: { users: [{ id }] } });
      sandboxes.reset('ann');
      insert(sandboxes, 'ann', 'u3');
    }
    await start();
    expect(await countKeys()).toBe(before);
  });

  test('does not grow with what comes and goes', async () => {
    const sandboxes = await start();
    for (let index = 0; index < 2; index++) {
      insert(sandboxes, 'ann', 'brief');
      remove(sandboxes, 'ann', 'brief');
    }
    remove(sandboxes, 'ann', 'u1');
    const before = await countKeys();
    const again = await start();
    for (let index = 0; index < 20; index++) {
      insert(again, 'ann', 'brief');
      remove(again, 'ann', 'brief');
    }
    expect(await countKeys()).toBe(before);
    expect(idsIn(await start(), 'ann')).toEqual(['u2']);
  });

  test('knows after a restart what an idempotency key was answered', async () => {
    const create = async (): Promise<string> => {
      await keeper?.close();
      keeper = await openDiskKeeper({ folder, writeAfter: 0, onError: unexpected });
      const mock = await createMock('test/sandboxes/orders.yaml', {
        sandboxes: createSandboxes({ ...options(0), keeper }),
      });
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'once' };
      const answer = await mock.fetch('http://mock/orders', { method: 'POST', headers, body: '{"item":"tea"}' });
      expect(answer.status).toBe(201);
      return answer.text();
    };
    expect(await create()).toBe(await create());
  });

  test('has settled when what was answered is kept', async () => {
    keeper = await openDiskKeeper({ folder, writeAfter: 0, onError: unexpected });
    const sandboxes = createSandboxes({ ...options(0), keeper });
    sandboxes.join({ id: 'office', base: () => createSandbox(definitions, fixture) });
    const written = sandboxes.enter('ann', (sandbox) =>
      sandbox.change('office', (part) => part.collection('users').insert({ id: 'u3' })),
    );
    expect(written).toBeInstanceOf(Promise);
    await written;
    expect(sandboxes.use('ann', (sandbox) => sandbox.part('office').collection('users').size)).toBe(3);
  });
});

describe('a folder that cannot hold the data', () => {
  const contentOf = async () =>
    Promise.all((await readdir(folder)).sort().map(async (file) => [file, await readFile(join(folder, file), 'utf8')]));

  test.each([
    { why: 'holds something else', file: 'notes.txt', content: 'mine' },
    { why: 'is no data file of ours', file: 'data.mdb', content: 'x'.repeat(10_000) },
    { why: 'is no data file of ours', file: 'data.mdb', content: 'short' },
  ])('is refused and left alone: it $why', async ({ why, file, content }) => {
    await writeFile(join(folder, file), content);
    const before = await contentOf();
    await expect(openDiskKeeper({ folder, writeAfter: 0, onError: unexpected })).rejects.toThrow(why);
    expect(await contentOf()).toEqual(before);
  });

  test('is refused where its data has lost the end, and says so', async () => {
    insert(await start(), 'ann', 'u3');
    await keeper?.close();
    keeper = undefined;
    const data = join(folder, 'data.mdb');
    await truncate(data, 12_000);
    await expect(openDiskKeeper({ folder, writeAfter: 0, onError: unexpected })).rejects.toThrow('has lost its end');
    expect((await stat(data)).size).toBe(12_000);
  });

  test('is refused while another process, or this one, has it', async () => {
    await start();
    await expect(openDiskKeeper({ folder, writeAfter: 0, onError: unexpected })).rejects.toThrow('is in use');
  });

  test('is given to one of many that take it over at once', async () => {
    await start();
    await keeper?.close();
    keeper = undefined;
    await writeFile(join(folder, 'twinspec.lock'), '999999999 1.5');
    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => claimFolder(folder)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readdir(folder)).filter((file) => file.startsWith('twinspec.lock'))).toEqual(['twinspec.lock']);
  });

  test('is refused where a file has its name', async () => {
    const file = join(folder, 'file');
    await mkdir(join(folder, 'sub'));
    await writeFile(file, '');
    await expect(openDiskKeeper({ folder: file, writeAfter: 0, onError: unexpected })).rejects.toThrow(
      'cannot be opened',
    );
  });

  test.each([
    { which: 'a process', lock: '999999999 1.5' },
    { which: 'one with the number of this one, as in a container', lock: `${process.pid} 1.5` },
    { which: 'one that had no time to write its name', lock: '' },
  ])('is taken over from $which that has ended without a word', async ({ lock }) => {
    await start();
    await keeper?.close();
    keeper = undefined;
    await writeFile(join(folder, 'twinspec.lock'), lock);
    expect((await start()).list()).toEqual([]);
  });
});
