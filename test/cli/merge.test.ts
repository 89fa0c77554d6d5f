import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFolder } from './create-folder.js';
import { startTeaServer, teaDocument, teaToken } from './tea-server.js';
import { runTwinspec } from './twinspec.js';

const openFolder = async (files: Readonly<Record<string, string>> = {}) => {
  const folder = await createFolder({ 'teas.yaml': teaDocument, ...files });
  onTestFinished(() => folder.remove());
  return folder;
};

describe('twinspec merge', () => {
  test('makes one report of the shards, which together find what one run finds', async () => {
    const [server, folder] = [await startTeaServer({ wrongName: 7 }), await openFolder()];
    const verify = (more: readonly string[]) =>
      runTwinspec(
        ['verify', 'teas.yaml', '-u', server.url, '-t', teaToken, '--phase', 'state', '--no-reproduce', ...more],
        folder.path,
      );
    const codes = [
      (await verify(['--shard', '1/2', '--report', 'ndjson=out/1.ndjson'])).code,
      (await verify(['--shard', '2/2', '--report', 'ndjson=out/2.ndjson'])).code,
    ];
    expect(codes).toEqual([1, 0]);

    const args = ['merge', 'out/1.ndjson', 'out/2.ndjson', '--report', 'junit=junit.xml', 'html=report.html'];
    const { code, stdout, stderr } = await runTwinspec(args, folder.path);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('body-matches-schema');
    expect(await readFile(join(folder.path, 'junit.xml'), 'utf8')).toContain('body-matches-schema');
    expect(await readFile(join(folder.path, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  test.each([
    { because: 'a report is missing', args: ['nowhere.ndjson'], message: 'twinspec: nowhere.ndjson does not exist.\n' },
    {
      because: 'it is no report',
      args: ['teas.yaml'],
      message: 'twinspec: teas.yaml:1: no event of an NDJSON report.\n',
    },
    {
      because: 'there is no run in it',
      args: ['empty.ndjson'],
      message: 'twinspec: there is no run in these reports.\n',
    },
  ])('says so and ends with 2 when $because', async ({ args, message }) => {
    const folder = await openFolder({ 'empty.ndjson': '' });
    expect(await runTwinspec(['merge', ...args], folder.path)).toMatchObject({ code: 2, stdout: '', stderr: message });
  });
});

describe('reports', () => {
  test('are written while the run goes on, with a script for each finding', async () => {
    const [server, folder] = [await startTeaServer({ wrongName: 7 }), await openFolder()];
    const reports = [
      'junit=a/junit.xml',
      'sarif=a/run.sarif',
      'html=a/run.html',
      'har=a/run.har',
      'ndjson=a/run.ndjson',
      'github',
    ];
    const args = [
      'verify',
      'teas.yaml',
      '-u',
      server.url,
      '-t',
      teaToken,
      '--phase',
      'probe,state',
      '--report',
      ...reports,
    ];
    const { code, stdout } = await runTwinspec([...args, '--repro-dir', 'scripts'], folder.path);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=teas\.yaml,line=\d+/m);
    expect(stdout).toMatch(/scripts\/getTea\.[a-z-]+\.[0-9a-f]{8}\.sh/);
    for (const name of ['junit.xml', 'run.sarif', 'run.html', 'run.har', 'run.ndjson']) {
      const text = await readFile(join(folder.path, 'a', name), 'utf8');
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toContain(teaToken);
    }
  });

  test('that cannot be written are refused before the run', async () => {
    const [server, folder] = [await startTeaServer(), await openFolder()];
    const args = ['verify', 'teas.yaml', '-u', server.url, '-t', teaToken, '--report', 'junit=teas.yaml/junit.xml'];
    expect(await runTwinspec(args, folder.path)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^twinspec: --report junit=teas\.yaml\/junit\.xml cannot be written \(\w+\)\.\n$/),
    });
    expect(server.requests).toEqual([]);
  });
});
