import { describe, expect, test } from 'vitest';
import { freeze } from '../../src/state/records.js';

describe('a frozen record', () => {
  test('equals what was given, to any depth, and cannot be changed', () => {
    const given = { id: 'u1', tags: ['a', { deep: [1] }], profile: { name: 'Ann', none: null, absent: undefined } };
    const frozen = freeze(given);
    expect(frozen).toEqual(given);
    expect(() => Object.assign(frozen, { id: 'u2' })).toThrow(TypeError);
    expect(() => Object.assign(frozen.profile, { name: 'Bob' })).toThrow(TypeError);
    expect(() => Object.assign(frozen.tags[1] as object, { deep: [] })).toThrow(TypeError);
  });

  test('leaves what was given as it was', () => {
    const given = { id: 'u1', tags: ['a'], profile: { name: 'Ann' } };
    freeze(given);
    expect([given, given.tags, given.profile].some(Object.isFrozen)).toBe(false);
  });

  test('is itself when it is frozen again', () => {
    const frozen = freeze({ id: 'u1', tags: ['a', ['b']], profile: { name: 'Ann' } });
    expect(freeze(frozen)).toBe(frozen);
  });

  test('shares the parts that were frozen before', () => {
    const before = freeze({ id: 'u1', profile: { name: 'Ann' } });
    expect(freeze({ ...before, role: 'admin' }).profile).toBe(before.profile);
  });

  test('is not deceived by a frozen shell around something that can change', () => {
    const profile = { name: 'Ann' };
    const frozen = freeze(Object.freeze({ profile, tags: Object.freeze([profile]) }));
    profile.name = 'Bob';
    expect(frozen).toEqual({ profile: { name: 'Ann' }, tags: [{ name: 'Ann' }] });
  });

  test('keeps a property called __proto__ as data', () => {
    const frozen = freeze(JSON.parse('{"__proto__": {"admin": true}, "constructor": ["x"]}'));
    expect(Object.keys(frozen)).toEqual(['__proto__', 'constructor']);
    expect(frozen.admin).toBeUndefined();
    expect(Object.getPrototypeOf(frozen)).toBe(Object.prototype);
  });

  test.each([
    { what: 'a Date', value: new Date(0) },
    { what: 'a Map', value: new Map() },
    { what: 'a Buffer', value: Buffer.from('x') },
    { what: 'a function', value: () => undefined },
    { what: 'a bigint', value: 1n },
    { what: 'a symbol', value: Symbol('x') },
  ])('cannot hold $what', ({ value }) => {
    expect(() => freeze({ value })).toThrow(TypeError);
    expect(() => freeze([value])).toThrow(TypeError);
  });
});
