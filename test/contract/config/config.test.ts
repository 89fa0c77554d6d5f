import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../../../src/contract/config/config-error.js';
import { configSchema } from '../../../src/contract/config/config-schema.js';
import { toMilliseconds } from '../../../src/contract/config/duration.js';
import { loadConfig, parseConfig } from '../../../src/contract/config/load-config.js';

const parse = (text: string, environment: Record<string, string> = {}) =>
  parseConfig({ file: 'twinspec.config.yaml', text }, environment);

/** As it stands in a file. */
const variable = (name: string): string => `$\{${name}}`;

const refusalOf = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('It was accepted.');
};

describe('twinspec.config.yaml', () => {
  test('says who is called, by whom and what is asked', () => {
    const text = `
target: {url: 'https://staging.example.com/api', rate: 20, timeout: 10s}
identities:
  admin: {token: secret}
  reader: {token: {command: [print-token, reader]}, scopes: [read]}
  other: {login: {operation: login, body: {user: x}, token: '$response.body#/access_token'}, isOutsider: true}
parameters: {workspace: [starter, demo]}
checks: {default-page-size: off, not-modified: observation}
workflows: false
reports: {junit: out/junit.xml, github: true}
`.replace('off,', "'off',");
    expect(parse(text)).toMatchObject({
      target: { rate: 20 },
      identities: { reader: { scopes: ['read'] } },
      parameters: { workspace: ['starter', 'demo'] },
      checks: { 'default-page-size': 'off' },
      workflows: false,
    });
  });

  test('may be empty', () => {
    expect(parse('')).toEqual({});
    expect(parse('# nothing yet\n')).toEqual({});
  });

  test('takes secrets from the environment', () => {
    const text = `identities: {admin: {token: '${variable('ADMIN_TOKEN')}', user: 'me:$${variable('literal')}'}}`;
    const config = parse(text, { ADMIN_TOKEN: 'abc' });
    expect(config.identities?.admin).toEqual({ token: 'abc', user: `me:${variable('literal')}` });
  });

  test.each([
    {
      because: 'a variable is not set',
      text: `identities:\n  admin:\n    token: '${variable('NOWHERE')}'\n`,
      message: 'twinspec.config.yaml:3:12  the environment variable NOWHERE is not set.',
    },
    {
      because: 'a setting is unknown',
      text: 'identities:\n  admin:\n    tokn: abc\n',
      message: "twinspec.config.yaml:3:11  there is no setting 'tokn'; did you mean 'token'?",
    },
    {
      because: 'a check is unknown',
      text: "checks: {status-is-documentd: 'off'}\n",
      message: "there is no setting 'status-is-documentd'; did you mean 'status-is-documented'?",
    },
    {
      because: 'a phase is unknown',
      text: 'phases: [probe, fuzz]\n',
      message: 'twinspec.config.yaml:1:17  phases.1 must be one of: probe, examples,',
    },
    {
      because: 'a duration has no unit',
      text: "budget: '30'\n",
      message: 'twinspec.config.yaml:1:9  budget must look like',
    },
    {
      because: 'it is not YAML',
      text: 'target: {url: x\n',
      message: /^twinspec\.config\.yaml:\d+:\d+ {2}This is not YAML: /,
    },
    { because: 'it is a list', text: '- a\n', message: 'the file must be object,null.' },
  ])('is refused when $because', ({ text, message }) => {
    const refusal = refusalOf(text);
    if (typeof message === 'string') expect(refusal).toContain(message);
    else expect(refusal).toMatch(message);
  });

  test('names everything that is wrong at once', () => {
    expect(refusalOf('shard: 1\nfoo: 2\n').split('\n')).toHaveLength(3);
  });

  test('shows no secret in a refusal', () => {
    expect(refusalOf('identities: {admin: {token: [topsecret]}}\n')).not.toContain('topsecret');
  });
});

describe('files in it', () => {
  test('are relative to it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'twinspec-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'settings.yaml');
    await writeFile(
      file,
      'document: api.yaml\nbaseline: known.yaml\ntarget: {ca: ca.pem}\nworkflows: [/abs.yaml]\nreports: {har: out/a.har}\n',
    );
    expect(await loadConfig(file, {})).toEqual({
      document: join(folder, 'api.yaml'),
      baseline: join(folder, 'known.yaml'),
      target: { ca: join(folder, 'ca.pem') },
      workflows: ['/abs.yaml'],
      reports: { har: join(folder, 'out/a.har') },
    });
  });

  test('a service is no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'twinspec-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'settings.yaml'), 'document: secoda\n');
    expect(await loadConfig(join(folder, 'settings.yaml'), {})).toEqual({ document: 'secoda' });
  });

  test('a missing one is named', async () => {
    await expect(loadConfig('nowhere.yaml', {})).rejects.toThrow('--config nowhere.yaml does not exist.');
  });
});

test('editors get the same schema', () => {
  const file = new URL('../../../schemas/twinspec.config.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(configSchema)));
});

test.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['1.5m', 90_000],
  ['1h', 3_600_000],
  ['30', undefined],
  ['-1s', undefined],
])('%s is %s milliseconds', (text, milliseconds) => {
  expect(toMilliseconds(text)).toBe(milliseconds);
});
