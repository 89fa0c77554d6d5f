import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFolder, type Folder } from './create-folder.js';
import { startTeaServer, teaDocument, teaToken } from './tea-server.js';
import { runTwinspec, startTwinspec } from './twinspec.js';

const openFolder = async (files: Readonly<Record<string, string>> = {}): Promise<Folder> => {
  const folder = await createFolder({ 'teas.yaml': teaDocument, ...files });
  onTestFinished(() => folder.remove());
  return folder;
};

/** What a run without explore and reproductions takes is enough to see what it does. */
const quick = ['--phase', 'probe,examples,auth,state', '--seed', '7', '--no-reproduce'];
const withToken = ['--token', teaToken];

/** A stack names a file and a line of ours. */
const stack = /\n\s+at .*:\d+:\d+\)?/;

describe('twinspec verify', () => {
  test('ends with 0 where the implementation keeps its document, and leaves it as it was', async () => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    const { code, stdout, stderr } = await runTwinspec(
      ['verify', 'teas.yaml', '--url', server.url, ...withToken, ...quick],
      folder.path,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/✓ .*no findings|✓ .*0 findings/i) });
    expect(stderr).toMatch(/^Cleaned up: \d+ records? of this run deleted\.\n$/);
    expect([...server.teas.keys()]).toEqual(['before']);
  });

  test('ends with 1 where it does not, and names what is wrong', async () => {
    const [server, folder] = [await startTeaServer({ wrongName: 7 }), await openFolder()];
    const { code, stdout } = await runTwinspec(
      ['verify', 'teas.yaml', '--url', server.url, ...withToken, ...quick],
      folder.path,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('body-matches-schema');
    expect([...server.teas.keys()]).toEqual(['before']);
  });

  test('leaves what it has made where that is asked for', async () => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    const args = ['verify', 'teas.yaml', '--url', server.url, ...withToken, '--phase', 'coverage', '--no-cleanup'];
    const { stderr } = await runTwinspec(args, folder.path);
    expect(stderr).toBe('');
    expect(server.teas.size).toBeGreaterThan(1);
  });

  test('changes nothing with --read-only', async () => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    const args = ['verify', 'teas.yaml', '--url', server.url, ...withToken, '--read-only', '--no-reproduce'];
    await runTwinspec(args, folder.path);
    expect(server.requests.length).toBeGreaterThan(0);
    expect(server.requests.filter((request) => /^(POST|PUT|PATCH|DELETE) /.test(request))).toEqual([]);
  });

  test('asks the operations that it is told to', async () => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    const args = [
      'verify',
      'teas.yaml',
      '--url',
      server.url,
      ...withToken,
      '--operation',
      'listTeas',
      '--phase',
      'coverage',
    ];
    await runTwinspec([...args, '--no-reproduce'], folder.path);
    expect(new Set(server.requests.map((request) => request.replace(/^\w+ |\?.*$/g, '')))).toEqual(new Set(['/teas']));
  });

  test('prints its plan with --dry-run and sends nothing', async () => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    const { code, stdout } = await runTwinspec(
      ['verify', 'teas.yaml', '--url', server.url, ...withToken, '--dry-run', '--read-only'],
      folder.path,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/GET \/teas {2,}listTeas {2,}list teas {2,}as default\n/);
    expect(stdout).toMatch(/POST \/teas {2,}createTea {2,}create teas {2,}not called: --read-only\n/);
    expect(stdout).not.toContain(teaToken);
    expect(server.requests).toEqual([]);
  });

  test('names its checks', async () => {
    const { code, stdout } = await runTwinspec(['verify', '--list-checks']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^status-is-documented {2,}An answer has a status that the document lists/);
  });
});

describe('credentials', () => {
  test.each([
    { from: 'a flag', args: withToken, environment: {} },
    { from: 'a header', args: ['--header', `Authorization: Bearer ${teaToken}`], environment: {} },
    { from: 'an identity', args: ['--identity', `owner=${teaToken}`], environment: {} },
    { from: 'the environment', args: [], environment: { TWINSPEC_TOKEN: teaToken } },
    { from: 'the environment by name', args: [], environment: { TWINSPEC_TOKEN_OWNER: teaToken } },
  ])('come from $from, and are in no output', async ({ args, environment }) => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    const ended = await runTwinspec(
      [
        'verify',
        'teas.yaml',
        '--url',
        server.url,
        ...args,
        '--phase',
        'probe,auth',
        '--report',
        'ndjson=events.ndjson',
      ],
      folder.path,
      environment,
    );
    expect(ended.code).toBe(0);
    const written = await readFile(join(folder.path, 'events.ndjson'), 'utf8');
    expect(`${ended.stdout}${ended.stderr}${written}`).not.toContain(teaToken);
    expect(written).toContain('"status":200');
  });

  test('come from the settings, where a login may hand them out', async () => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    await folder.write(
      'twinspec.config.yaml',
      `document: teas.yaml
target: {url: '${server.url}'}
identities: {owner: {token: '$\{TEA_TOKEN}'}}
phases: [probe, state]
reproduce: false
`,
    );
    const { code, stderr } = await runTwinspec(['verify'], folder.path, { TEA_TOKEN: teaToken });
    expect(stderr).toMatch(/^Cleaned up/);
    expect(code).toBe(0);
  });
});

describe('findings that are known', () => {
  test('do not count with the baseline that --write-baseline has made, until they expire', async () => {
    const [server, folder] = [await startTeaServer({ wrongName: 7 }), await openFolder()];
    const args = ['verify', 'teas.yaml', '--url', server.url, ...withToken, ...quick];
    const written = await runTwinspec([...args, '--write-baseline', 'known.yaml'], folder.path);
    expect(written.code).toBe(0);
    expect(written.stderr).toMatch(/Wrote known\.yaml: \d+ known findings?\.\n/);

    const known = await readFile(join(folder.path, 'known.yaml'), 'utf8');
    expect(known).toMatch(/expires: "\d{4}-\d{2}-\d{2}"/);
    expect((await runTwinspec([...args, '--baseline', 'known.yaml'], folder.path)).code).toBe(0);

    await folder.write('expired.yaml', known.replace(/expires: "[^"]+"/g, 'expires: "2001-01-01"'));
    const expired = await runTwinspec([...args, '--baseline', 'expired.yaml'], folder.path);
    expect(expired.code).toBe(1);
    expect(expired.stdout).toContain('expired on 2001-01-01, so it counts again');
  });

  test('are observations where the settings say so', async () => {
    const folder = await openFolder({
      'settings.yaml':
        "checks: {body-matches-schema: observation, read-equals-written: 'off', created-is-readable: 'off'}\n",
    });
    const server = await startTeaServer({ wrongName: 7 });
    const args = ['verify', 'teas.yaml', '-u', server.url, ...withToken, '-c', 'settings.yaml', '--no-reproduce'];
    const { code, stdout } = await runTwinspec([...args, '--phase', 'probe,examples'], folder.path);
    expect(stdout).not.toContain('read-equals-written');
    expect(code).toBe(0);
  });
});

describe('a bundled service', () => {
  test('is checked with a credential that the mock prints', async () => {
    const mock = await startTwinspec(['squadcast', '--seed', '1']);
    const [, token = ''] = /Bearer (\S*write)/.exec(mock.banner) ?? [];
    const args = ['verify', 'squadcast', '--url', mock.url, '--token', token, '--phase', 'probe,examples,auth'];
    const { code, stdout, stderr } = await runTwinspec([...args, '--seed', '1', '--no-reproduce']);
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: expect.not.stringMatching(stack) });
  });
});
