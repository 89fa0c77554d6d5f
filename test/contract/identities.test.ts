import { describe, expect, test } from 'vitest';
import { createIdentities } from '../../src/contract/identities.js';
import type { Identity } from '../../src/contract/settings.js';
import { specFrom } from './support/spec-from.js';

const spec = await specFrom(`
openapi: 3.1.0
info: {title: Users, version: '1'}
security: [{bearer: []}, {cookie: []}]
paths:
  /users:
    get: {operationId: list, responses: {'200': {description: All}}}
    post: {operationId: create, security: [{bearer: [write]}], responses: {'201': {description: One}}}
  /version:
    get: {operationId: version, security: [], responses: {'200': {description: It}}}
  /access:
    get: {operationId: access, security: [{refresh: []}], responses: {'200': {description: A token}}}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
    cookie: {type: apiKey, in: cookie, name: session}
    refresh: {type: apiKey, in: header, name: X-Refresh}
`);

const operation = (id: string) => {
  const found = spec.operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
};
const reader: Identity = { name: 'reader', credentials: { bearer: 'sk_reader_41b7' }, scopes: ['read'] };
const admin: Identity = { name: 'admin', credentials: { bearer: 'sk_Admin_93c2xz', cookie: 'sk_Admin_93c2xz' } };
const stranger: Identity = { name: 'stranger', credentials: { bearer: 'sk_other_0001' }, isOutsider: true };
const past: Identity = { name: 'past', credentials: { bearer: 'sk_past_00001' }, isExpired: true };

describe('the callers of an operation', () => {
  const identities = createIdentities(spec, { identities: [past, stranger, reader, admin] });

  test('are the first of the settings that may call it', () => {
    expect(identities.callerOf(operation('list'))?.name).toBe('reader');
    expect(identities.callerOf(operation('create'))?.name).toBe('admin');
    expect(identities.callerOf(operation('access'))).toBeUndefined();
  });

  test('are anybody where no credentials are needed', () => {
    expect(createIdentities(spec, { identities: [] }).callerOf(operation('version'))?.credentials).toEqual({});
    expect(createIdentities(spec, { identities: [] }).callerOf(operation('list'))).toBeUndefined();
  });

  test('may lack a scope, belong to others, or be past their time', () => {
    expect(identities.lacking(operation('create'))).toEqual([{ identity: reader, scopes: ['write'] }]);
    expect(identities.lacking(operation('list'))).toEqual([]);
    expect(identities.outsiderOf(operation('create'))?.name).toBe('stranger');
    expect(identities.expiredOf(operation('create')).map(({ name }) => name)).toEqual(['past']);
  });

  test('may have other ways to authenticate', () => {
    const alone = createIdentities(spec, { identities: [admin] });
    expect(alone.alternativesOf(operation('list'))).toEqual([{ cookie: 'sk_Admin_93c2xz' }]);
    expect(alone.alternativesOf(operation('create'))).toEqual([]);
  });
});

describe('wrong credentials', () => {
  const flawsOf = (...identities: readonly Identity[]) =>
    createIdentities(spec, { identities }).wrongCredentials(operation('create'));
  const valuesOf = (secret: string) =>
    Object.fromEntries(
      flawsOf({ name: 'admin', credentials: { bearer: secret } }).map(({ flaw, credentials, headers }) => [
        flaw,
        headers?.authorization ?? credentials.bearer,
      ]),
    );

  test('keep the form of right ones', () => {
    expect(valuesOf('sk_Admin_93c2xz')).toMatchObject({
      'whose last character is another': 'sk_Admin_93c2xg',
      'in the other case': 'SK_aDMIN_93C2XZ',
      'that are empty': 'Bearer ',
      'under an unknown scheme': 'Nonsense sk_Admin_93c2xz',
    });
    expect(valuesOf('sk_Admin_93c2xz')['of the right form that nobody has']).toMatch(
      /^sk_[A-Za-z]{5}_\d\d[a-z]\d[a-z]{2}$/,
    );
  });

  test('are never right ones, whatever these look like', () => {
    for (const secret of ['a', '0', 'ff00ff00', 'a@b.example:mpat_12', '----', 'eyJh.eyJz.c2lnbmF0dXJl']) {
      const values = Object.entries(valuesOf(secret)).filter(([flaw]) => !/empty|scheme/.test(flaw));
      expect(values.map(([, value]) => value)).not.toContain(secret);
    }
  });

  test('leave alone what a decoder may read in the same way', () => {
    expect(Object.keys(valuesOf('eyJh.eyJz.c2lnbmF0dXJl'))).not.toContain('whose last character is another');
    expect(Object.keys(valuesOf('00ff00ff'))).not.toContain('in the other case');
  });

  test('mix the name of one with the secret of another', () => {
    const one: Identity = { name: 'one', credentials: { bearer: 'ada@x.example:secret-1' } };
    const other: Identity = { name: 'other', credentials: { bearer: 'bo@x.example:secret-2' } };
    expect(flawsOf(one, other)).toEqual(
      expect.arrayContaining([
        { flaw: 'with the name of nobody', credentials: { bearer: 'beb@x.example:secret-1' } },
        { flaw: 'with the name of somebody else', credentials: { bearer: 'bo@x.example:secret-1' } },
      ]),
    );
  });

  test('are those of another scheme', () => {
    const caller: Identity = { name: 'caller', credentials: { bearer: 'access-1', refresh: 'refresh-1' } };
    expect(flawsOf(caller)[0]).toEqual({ flaw: 'that are those of refresh', credentials: { bearer: 'refresh-1' } });
  });
});
