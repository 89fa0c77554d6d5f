import { beforeEach, describe, expect, test } from 'vitest';
import { type RegistryOptions, SandboxRegistry } from '../../src/sandboxes/sandbox-registry.js';
import { createSandbox, createSeededClock } from '../../src/state/index.js';
import { define } from '../state/office.js';

const definitions = [define('users')];

let time = 0;
beforeEach(() => {
  time = 1_000_000;
});

function create(options: Partial<RegistryOptions> = {}): SandboxRegistry {
  const sandboxes = new SandboxRegistry({
    createClock: createSeededClock,
    creation: 'on-first-use',
    maximum: 100,
    now: () => time,
    ...options,
  });
  sandboxes.join({ id: 'office', base: () => createSandbox(definitions, { collections: { users: [{ id: 'u1' }] } }) });
  return sandboxes;
}

function insert(sandboxes: SandboxRegistry, name: string, id: string): void {
  const state = sandboxes.enter(name).part('office');
  state.begin();
  state.collection('users').insert({ id });
  state.commit();
}

const idsIn = (sandboxes: SandboxRegistry, name: string): unknown[] =>
  [...sandboxes.find(name).part('office').collection('users')].map(({ id }) => id);

describe('a sandbox', () => {
  test('is made by the first request that names it, where that is allowed', () => {
    expect(create().enter('ann').name).toBe('ann');
    const explicit = create({ creation: 'explicit' });
    expect(() => explicit.enter('ann')).toThrow(expect.objectContaining({ code: 'unknown-sandbox' }));
    explicit.create({ name: 'ann' });
    expect(explicit.enter('ann').name).toBe('ann');
    expect(explicit.enter('default').name).toBe('default');
  });

  test('without a name gets one of 128 bits', () => {
    const sandboxes = create();
    const [one, other] = [sandboxes.create(), sandboxes.create()];
    expect(one.name).toMatch(/^[0-9a-f]{32}$/);
    expect(other.name).not.toBe(one.name);
  });

  test('starts from the fixture, from a snapshot, or from another sandbox as it is now', () => {
    const sandboxes = create();
    sandboxes.create({ name: 'ann' });
    insert(sandboxes, 'ann', 'u2');
    sandboxes.takeSnapshot('ann', 'two');
    insert(sandboxes, 'ann', 'u3');
    sandboxes.create({ name: 'plain' });
    sandboxes.create({ name: 'restored', snapshot: 'two' });
    sandboxes.create({ name: 'forked', sandbox: 'ann' });
    insert(sandboxes, 'ann', 'u4');
    expect(idsIn(sandboxes, 'plain')).toEqual(['u1']);
    expect(idsIn(sandboxes, 'restored')).toEqual(['u1', 'u2']);
    expect(idsIn(sandboxes, 'forked')).toEqual(['u1', 'u2', 'u3']);
  });

  test('goes back to what it started from, and over to a snapshot', () => {
    const sandboxes = create();
    insert(sandboxes, 'default', 'u2');
    sandboxes.takeSnapshot('default', 'two');
    insert(sandboxes, 'default', 'u3');
    sandboxes.reset('default');
    expect(idsIn(sandboxes, 'default')).toEqual(['u1']);
    sandboxes.restore('default', 'two');
    expect(idsIn(sandboxes, 'default')).toEqual(['u1', 'u2']);
    insert(sandboxes, 'default', 'u4');
    sandboxes.reset('default');
    expect(idsIn(sandboxes, 'default')).toEqual(['u1', 'u2']);
  });

  test('is gone when nobody has used it for long enough, unless it is the default one', () => {
    const sandboxes = create({ expiresAfter: 60_000 });
    sandboxes.enter('ann');
    sandboxes.enter('bob');
    sandboxes.enter('default');
    time += 40_000;
    sandboxes.enter('bob');
    time += 40_000;
    expect(sandboxes.list().map(({ name }) => name)).toEqual(['bob', 'default']);
    expect(() => sandboxes.find('ann')).toThrow("There is no sandbox 'ann'; it may have expired.");
  });

  test('is refused beyond the most that are allowed, and allowed again when one has gone', () => {
    const sandboxes = create({ maximum: 2 });
    sandboxes.create({ name: 'ann' });
    sandboxes.create({ name: 'bob' });
    expect(() => sandboxes.enter('carol')).toThrow(expect.objectContaining({ code: 'too-many' }));
    sandboxes.remove('ann');
    expect(sandboxes.enter('carol').name).toBe('carol');
  });

  test.each([
    { code: 'name-taken', act: (sandboxes: SandboxRegistry) => sandboxes.create({ name: 'ann' }) },
    { code: 'invalid-name', act: (sandboxes: SandboxRegistry) => sandboxes.create({ name: 'a b' }) },
    { code: 'unknown-snapshot', act: (sandboxes: SandboxRegistry) => sandboxes.create({ snapshot: 'none' }) },
    { code: 'unknown-sandbox', act: (sandboxes: SandboxRegistry) => sandboxes.create({ sandbox: 'none' }) },
    { code: 'unknown-sandbox', act: (sandboxes: SandboxRegistry) => sandboxes.remove('none') },
    { code: 'is-default', act: (sandboxes: SandboxRegistry) => sandboxes.remove('default') },
    { code: 'name-taken', act: (sandboxes: SandboxRegistry) => sandboxes.takeSnapshot('ann', 'taken') },
    { code: 'unknown-snapshot', act: (sandboxes: SandboxRegistry) => sandboxes.restore('ann', 'none') },
  ])('says $code, and nothing has changed', ({ code, act }) => {
    const sandboxes = create();
    sandboxes.create({ name: 'ann' });
    insert(sandboxes, 'ann', 'u2');
    sandboxes.takeSnapshot('ann', 'taken');
    expect(() => act(sandboxes)).toThrow(expect.objectContaining({ code }));
    expect(idsIn(sandboxes, 'ann')).toEqual(['u1', 'u2']);
    expect(sandboxes.list().map(({ name }) => name)).toEqual(['ann']);
  });

  test('keeps what clients wrote when what is served changes, and else shows the new', () => {
    const sandboxes = create();
    insert(sandboxes, 'ann', 'u2');
    sandboxes.enter('bob').part('office');
    const base = createSandbox(definitions, { collections: { users: [{ id: 'new' }] } });
    sandboxes.join({ id: 'office', base: () => base }, (written) => createSandbox(definitions, written.snapshot()));
    expect(idsIn(sandboxes, 'ann')).toEqual(['u1', 'u2']);
    expect(idsIn(sandboxes, 'bob')).toEqual(['new']);
  });
});
