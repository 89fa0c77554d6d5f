import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addFault,
  type Beginning,
  meetTrouble,
  type NamedSandbox,
  type SandboxError,
  type Sandboxes,
} from '../../src/sandboxes/index.js';
import type { RegistryOptions } from '../../src/sandboxes/sandbox-registry.js';
import { createSandbox, createSystemClock, type Fixture } from '../../src/state/index.js';
import { define } from '../state/office.js';

/** Where sandboxes are. */
export interface Store {
  /** What a process that starts with this store has. */
  open(options: RegistryOptions): Promise<Sandboxes>;
  close(): Promise<void>;
}

const definitions = [define('users', { unique: [{ fields: ['email'], ignoreCase: true }] })];
const fixture: Fixture = { collections: { users: [{ id: 'u1' }] } };

/** Makes an API, of which users are known, part of all sandboxes. */
export function joinOffice(sandboxes: Sandboxes, served = fixture): Sandboxes {
  sandboxes.join({ id: 'office', base: () => createSandbox(definitions, served) });
  return sandboxes;
}

export const options: RegistryOptions = {
  createClock: createSystemClock,
  creation: 'on-first-use',
  maximum: 100,
  now: () => Date.now(),
};

export const insert = (id: string) => (sandbox: NamedSandbox) =>
  sandbox.change('office', (part) => part.collection('users').insert({ id, drawn: part.count('users') }));

const remove = (id: string) => (sandbox: NamedSandbox) =>
  sandbox.change('office', (part) => part.collection('users').delete(id));

export const idsIn = async (sandboxes: Sandboxes, name: string): Promise<unknown[]> =>
  sandboxes.use(name, (sandbox) => [...sandbox.part('office').collection('users')].map(({ id }) => id));

/** What every store of sandboxes does. */
export function describeStore(name: string, start: () => Promise<Store>): void {
  describe(`sandboxes ${name}`, () => {
    let store: Store;
    let sandboxes: Sandboxes;
    beforeEach(async () => {
      store = await start();
      sandboxes = joinOffice(await store.open(options));
    });
    afterEach(() => store.close());

    const listed = async () => (await sandboxes.list({ offset: 0, limit: 100 })).items.map((item) => item.name).sort();

    test('are made by the first request that names them', async () => {
      expect(await sandboxes.enter('ann', (sandbox) => sandbox.name)).toBe('ann');
      expect(await sandboxes.use('default', (sandbox) => sandbox.name)).toBe('default');
      expect(await listed()).toEqual(['ann', 'default']);
    });

    test('are made by nobody but who may', async () => {
      const explicit = joinOffice(await store.open({ ...options, creation: 'explicit' }));
      await expect(async () => explicit.enter('ann', () => 0)).rejects.toMatchObject({ code: 'unknown-sandbox' });
      const { name: made, life } = await explicit.create({ expiresAfter: 60_000 });
      expect(made).toMatch(/^[0-9a-f]{32}$/);
      expect(life.expiresAfter).toBe(60_000);
      expect(await explicit.enter(made, (sandbox) => sandbox.life.expiresAfter)).toBe(60_000);
      expect(await explicit.enter('default', (sandbox) => sandbox.name)).toBe('default');
    });

    test('keep what one client writes from all others', async () => {
      await Promise.all(['ann', 'bob', 'ann'].map((name, index) => sandboxes.enter(name, insert(`new${index}`))));
      expect(await idsIn(sandboxes, 'ann')).toEqual(['u1', 'new0', 'new2']);
      expect(await idsIn(sandboxes, 'bob')).toEqual(['u1', 'new1']);
      expect(await idsIn(sandboxes, 'default')).toEqual(['u1']);
    });

    test('drop what is not done as a whole, and tell why', async () => {
      const half = (sandbox: NamedSandbox) =>
        sandbox.change('office', (part) => {
          part.collection('users').insert({ id: 'u2' });
          part.collection('users').insert({ id: 'u1' });
        });
      await expect(async () => sandboxes.enter('ann', half)).rejects.toMatchObject({ kind: 'unique' });
      expect(await idsIn(sandboxes, 'ann')).toEqual(['u1']);
    });

    test('start from the fixture, a snapshot, or another one as it is now, and go back there', async () => {
      await sandboxes.enter('ann', insert('u2'));
      await sandboxes.enter('ann', remove('u1'));
      await sandboxes.takeSnapshot('ann', 'two');
      await sandboxes.enter('ann', insert('u3'));
      await sandboxes.create({ name: 'restored', snapshot: 'two' });
      await sandboxes.create({ name: 'forked', sandbox: 'ann' });
      for (const [name, ids] of [
        ['restored', ['u2']],
        ['forked', ['u2', 'u3']],
      ] as const) {
        expect(await idsIn(sandboxes, name)).toEqual(ids);
        await sandboxes.enter(name, insert('u4'));
        expect(await idsIn(sandboxes, name)).toEqual([...ids, 'u4']);
        await sandboxes.reset(name);
        expect(await idsIn(sandboxes, name)).toEqual(ids);
      }
      await sandboxes.reset('ann');
      expect(await idsIn(sandboxes, 'ann')).toEqual(['u1']);
      await sandboxes.restore('ann', 'two');
      await sandboxes.removeSnapshot('two');
      await sandboxes.enter('ann', insert('u5'));
      expect(await idsIn(sandboxes, 'ann')).toEqual(['u2', 'u5']);
      await sandboxes.reset('ann');
      expect(await idsIn(sandboxes, 'ann')).toEqual(['u2']);
    });

    test('draw numbers that go on, and begin again with a reset', async () => {
      await sandboxes.enter('ann', insert('u2'));
      await sandboxes.enter('ann', insert('u3'));
      const drawn = (sandbox: NamedSandbox) =>
        [...sandbox.part('office').collection('users')].map((user) => user.drawn);
      expect(await sandboxes.use('ann', drawn)).toEqual([undefined, 0, 1]);
      await sandboxes.reset('ann');
      await sandboxes.enter('ann', insert('u4'));
      expect(await sandboxes.use('ann', drawn)).toEqual([undefined, 0]);
    });

    test('have a clock and troubles of their own, which a restore leaves alone', async () => {
      const time = Date.UTC(2030, 0, 1);
      await sandboxes.takeSnapshot('default', 'fresh');
      await sandboxes.enter('ann', (sandbox) => {
        sandbox.setClock(sandbox.clock.settingFor(time, true));
        addFault(sandbox, { rate: 1, next: 2, fault: { kind: 'status', status: 503 } });
      });
      await sandboxes.restore('ann', 'fresh');
      const meet = (sandbox: NamedSandbox) =>
        meetTrouble(sandbox, { service: 'office', operation: 'list', method: 'GET' }, 'seed').refusal !== undefined;
      expect([await sandboxes.use('ann', meet), await sandboxes.use('ann', meet)]).toEqual([true, true]);
      expect(await sandboxes.use('ann', meet)).toBe(false);
      expect(await sandboxes.use('ann', (sandbox) => sandbox.clock.now())).toBe(time);
      expect(await sandboxes.use('default', ({ clock }) => clock.now())).toBeLessThan(time);
      await sandboxes.reset('ann');
      expect(await sandboxes.use('ann', ({ clock, faults }) => clock.now() < time && faults.length === 0)).toBe(true);
    });

    test('are gone when nobody uses them for so long', async () => {
      await sandboxes.create({ name: 'brief', expiresAfter: 1 });
      await sandboxes.create({ name: 'long', expiresAfter: 60_000 });
      await expect.poll(listed).toEqual(['long']);
      await expect(async () => sandboxes.use('brief', () => 0)).rejects.toMatchObject({ code: 'unknown-sandbox' });
      expect(await sandboxes.use('long', (sandbox) => sandbox.life.expiresAfter)).toBe(60_000);
    });

    test('are listed a page at a time, oldest first, with their snapshots', async () => {
      for (const name of ['ann', 'bob', 'carol']) await sandboxes.create({ name });
      await sandboxes.takeSnapshot('bob', 'first');
      await sandboxes.takeSnapshot('ann', 'second');
      expect(await sandboxes.list({ offset: 1, limit: 1 })).toMatchObject({ total: 3, items: [{}] });
      expect(await sandboxes.snapshots({ offset: 0, limit: 1 })).toMatchObject({ total: 2 });
      const snapshots = await sandboxes.snapshots({ offset: 0, limit: 10 });
      expect(snapshots.items.map((item) => `${item.name} of ${item.sandbox}`).sort()).toEqual([
        'first of bob',
        'second of ann',
      ]);
    });

    test('are refused, but for the default one: nobody can take its place', async () => {
      const one = joinOffice(await store.open({ ...options, maximum: 1 }));
      await one.enter('ann', () => 0);
      await expect(async () => one.enter('bob', () => 0)).rejects.toMatchObject({ code: 'too-many' });
      expect(await one.enter('default', (sandbox) => sandbox.name)).toBe('default');
    });

    test('are allowed again when others have expired', async () => {
      const one = joinOffice(await store.open({ ...options, maximum: 1 }));
      await one.create({ name: 'brief', expiresAfter: 1 });
      const enter = async () => one.enter('ann', (sandbox) => sandbox.name);
      await expect.poll(() => enter().catch(() => 'refused'), { timeout: 5_000 }).toBe('ann');
    });

    test('are refused beyond the most that are allowed', async () => {
      const few = joinOffice(await store.open({ ...options, maximum: 2 }));
      await few.create({ name: 'ann' });
      await few.create({ name: 'bob' });
      await expect(async () => few.enter('carol', () => 0)).rejects.toMatchObject({ code: 'too-many' });
      await few.remove('ann');
      expect(await few.enter('carol', (sandbox) => sandbox.name)).toBe('carol');
    });

    const refusals: readonly { code: SandboxError['code']; act: () => unknown }[] = [
      { code: 'name-taken', act: () => sandboxes.create({ name: 'ann' }) },
      { code: 'invalid-name', act: () => sandboxes.create({ name: 'a b' }) },
      { code: 'unknown-snapshot', act: () => sandboxes.create({ snapshot: 'none' }) },
      { code: 'unknown-sandbox', act: () => sandboxes.create({ sandbox: 'none' } satisfies Beginning) },
      { code: 'unknown-sandbox', act: () => sandboxes.remove('none') },
      { code: 'is-default', act: () => sandboxes.remove('default') },
      { code: 'name-taken', act: () => sandboxes.takeSnapshot('ann', 'taken') },
      { code: 'invalid-name', act: () => sandboxes.takeSnapshot('ann', 'a b') },
      { code: 'unknown-sandbox', act: () => sandboxes.takeSnapshot('none') },
      { code: 'unknown-snapshot', act: () => sandboxes.restore('ann', 'none') },
      { code: 'unknown-sandbox', act: () => sandboxes.restore('none', 'taken') },
      { code: 'unknown-sandbox', act: () => sandboxes.reset('none') },
      { code: 'unknown-snapshot', act: () => sandboxes.findSnapshot('none') },
      { code: 'unknown-snapshot', act: () => sandboxes.removeSnapshot('none') },
    ];
    test.each(refusals)('say $code, and nothing has changed', async ({ code, act }) => {
      await sandboxes.create({ name: 'ann' });
      await sandboxes.enter('ann', insert('u2'));
      await sandboxes.takeSnapshot('ann', 'taken');
      await expect(async () => act()).rejects.toMatchObject({ code });
      expect(await idsIn(sandboxes, 'ann')).toEqual(['u1', 'u2']);
      expect(await listed()).toEqual(['ann']);
      expect((await sandboxes.snapshots({ offset: 0, limit: 10 })).items).toHaveLength(1);
    });
  });
}
