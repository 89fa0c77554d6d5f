import { describe, expect, test } from 'vitest';
import { parseIdentityOption } from '../../../src/contract/config/identity-option.js';
import { type IdentitySources, readIdentities } from '../../../src/contract/config/read-identities.js';
import type { Spec } from '../../../src/spec/index.js';
import { specFrom } from '../support/spec-from.js';

const document = (schemes: string): Promise<Spec> =>
  specFrom(`openapi: 3.1.1
info: {title: T, version: '1'}
paths: {}
components:
  securitySchemes:
${schemes}`);

const bearer = '    bearer: {type: http, scheme: bearer}\n';
const apiKey = '    key: {type: apiKey, in: header, name: X-Key}\n';
const basic = '    basic: {type: http, scheme: basic}\n';

type Flags = { readonly [Name in keyof IdentitySources['flags']]?: IdentitySources['flags'][Name] | undefined };

const read = async (schemes: string, sources: Partial<Omit<IdentitySources, 'flags'>> & { readonly flags?: Flags }) =>
  readIdentities(await document(schemes), {
    config: {},
    environment: {},
    ...sources,
    flags: {
      ...sources.flags,
      header: sources.flags?.header ?? [],
      identity: sources.flags?.identity ?? [],
    } as IdentitySources['flags'],
  });

describe('credentials go to the schemes that take them', () => {
  test.each([
    { flags: { token: 'abc' }, schemes: bearer + apiKey, credentials: { bearer: 'abc' } },
    { flags: { token: 'abc', apiKey: 'def' }, schemes: bearer + apiKey, credentials: { bearer: 'abc', key: 'def' } },
    { flags: { token: 'abc' }, schemes: apiKey, credentials: { key: 'abc' } },
    { flags: { user: 'me:pass' }, schemes: basic, credentials: { basic: 'me:pass' } },
    { flags: { header: ['Authorization: Bearer abc'] }, schemes: bearer, credentials: { bearer: 'abc' } },
    { flags: { header: ['X-Key: abc'] }, schemes: bearer + apiKey, credentials: { key: 'abc' } },
    {
      flags: { header: [`Authorization: Basic ${btoa('me:pass')}`] },
      schemes: basic,
      credentials: { basic: 'me:pass' },
    },
  ])('$flags', async ({ flags, schemes, credentials }) => {
    expect((await read(schemes, { flags })).identities).toEqual([{ name: 'default', credentials }]);
  });

  test('a header that no scheme reads goes with every request', async () => {
    const callers = await read(bearer, { flags: { header: ['X-Tenant: seven', 'Authorization: Bearer abc'] } });
    expect(callers.headers).toEqual({ 'x-tenant': 'seven' });
    expect(callers.identities).toEqual([{ name: 'default', credentials: { bearer: 'abc' } }]);
  });

  test.each([
    {
      flags: { token: 'topsecret' },
      schemes: basic,
      message: '--token: api.yaml has no security scheme that takes a token; it declares: basic.',
    },
    {
      flags: { apiKey: 'topsecret' },
      schemes: bearer,
      message: '--api-key: api.yaml has no security scheme that takes an API key',
    },
    { flags: { user: 'topsecret' }, schemes: bearer, message: '--user: ' },
    { flags: { header: ['topsecret'] }, schemes: bearer, message: "write 'Name: value'" },
    { flags: { identity: ['=topsecret'] }, schemes: bearer, message: "write --identity 'name=value'" },
    { flags: { identity: ['a=X-Other: topsecret'] }, schemes: bearer, message: 'reads the header X-Other' },
  ])(
    '$flags is refused where nothing takes it, without a secret in the message',
    async ({ flags, schemes, message }) => {
      const refusal = await read(schemes, { flags }).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(refusal).toContain(message);
      if (!refusal.includes("write 'Name: value'")) expect(refusal).not.toContain('topsecret');
    },
  );
});

describe('named identities', () => {
  test('come from flags with scopes and more', async () => {
    const { identities } = await read(bearer, {
      flags: {
        token: 'x',
        identity: ['reader=abc;scopes=read,list', 'auditor=jkl;read-only', 'stranger=def;outsider', 'old=ghi;expired'],
      },
    });
    expect(identities).toEqual([
      { name: 'default', credentials: { bearer: 'x' } },
      { name: 'reader', credentials: { bearer: 'abc' }, scopes: ['read', 'list'] },
      { name: 'auditor', credentials: { bearer: 'jkl' }, isReadOnly: true },
      { name: 'stranger', credentials: { bearer: 'def' }, isOutsider: true },
      { name: 'old', credentials: { bearer: 'ghi' }, isExpired: true },
    ]);
  });

  test('come from the environment, with any separator', async () => {
    const { identities } = await read(bearer, {
      config: { 'read-only': { scopes: ['read'] } },
      environment: { TWINSPEC_TOKEN: 'x', TWINSPEC_TOKEN_READ_ONLY: 'abc', TWINSPEC_TOKEN_ADMIN: 'def', OTHER: 'no' },
    });
    expect(identities).toEqual([
      { name: 'default', credentials: { bearer: 'x' } },
      { name: 'read-only', credentials: { bearer: 'abc' }, scopes: ['read'] },
      { name: 'admin', credentials: { bearer: 'def' } },
    ]);
  });

  test('a flag wins over the environment, and that over the file', async () => {
    const sources = { config: { a: { token: 'file' } }, environment: { TWINSPEC_TOKEN_A: 'environment' } };
    expect((await read(bearer, sources)).identities[0]?.credentials).toEqual({ bearer: 'environment' });
    const all = { ...sources, flags: { identity: ['a=flag'] } };
    expect((await read(bearer, all)).identities[0]?.credentials).toEqual({ bearer: 'flag' });
  });

  test('a command prints the token', async () => {
    const command = [process.execPath, '-e', "console.log('abc\\nmore')"];
    const { identities } = await read(bearer, { config: { a: { token: { command } } } });
    expect(identities[0]?.credentials).toEqual({ bearer: 'abc' });
  });

  test.each([
    { command: ['no-such-command-here'], message: "the command 'no-such-command-here' does not exist." },
    { command: [process.execPath, '-e', 'process.exit(3)'], message: 'failed (exit code 3)' },
    { command: [process.execPath, '-e', ''], message: 'printed nothing' },
  ])('a command that fails says how: $message', async ({ command, message }) => {
    await expect(read(bearer, { config: { a: { token: { command } } } })).rejects.toThrow(message);
  });

  test('a scheme that the document lacks is refused', async () => {
    await expect(read(bearer, { config: { a: { credentials: { cookie: 'x' } } } })).rejects.toThrow(
      "identity 'a': api.yaml has no security scheme named 'cookie'; it declares: bearer.",
    );
  });
});

test('the value of an identity may hold semicolons and equals signs', () => {
  expect(parseIdentityOption('a=x;y=z;scopes=read')).toEqual({ name: 'a', value: 'x;y=z', scopes: ['read'] });
});
