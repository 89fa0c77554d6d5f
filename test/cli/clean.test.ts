import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { beginTwinspec } from './binary.js';
import { createFolder, type Folder } from './create-folder.js';
import { startTeaServer, teaDocument, teaToken } from './tea-server.js';
import { runTwinspec } from './twinspec.js';

const openFolder = async (): Promise<Folder> => {
  const folder = await createFolder({ 'teas.yaml': teaDocument });
  onTestFinished(() => folder.remove());
  return folder;
};

const withToken = ['--token', teaToken];
const slowly = { delay: 20 };

describe('an interrupt', () => {
  test.each([
    { signal: 'SIGINT', code: 130 },
    { signal: 'SIGTERM', code: 143 },
  ] as const)('$signal ends the run with $code, and what it has made is gone', async ({ signal, code }) => {
    const [server, folder] = [await startTeaServer(slowly), await openFolder()];
    const { end } = beginTwinspec(['verify', 'teas.yaml', '--url', server.url, ...withToken], folder.path);
    await server.created;
    const ended = await end(signal);
    expect(ended).toMatchObject({ code, signal: null });
    expect(ended.stderr).toMatch(
      /Interrupted; cleaning up\. Ctrl\+C again ends at once\.\nCleaned up: \d+ records? of this run deleted\.\n$/,
    );
    expect([...server.teas.keys()]).toEqual(['before']);
  });
});

describe('twinspec clean', () => {
  /** A run that had no chance to clean up. */
  const kill = async () => {
    const [server, folder] = [await startTeaServer(slowly), await openFolder()];
    const args = ['verify', 'teas.yaml', '--url', server.url, ...withToken, '--journal', 'run.journal'];
    const { end } = beginTwinspec(args, folder.path);
    await server.created;
    expect(await end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    expect(server.teas.size).toBeGreaterThan(1);
    const clean = (more: readonly string[]) => runTwinspec(['clean', 'run.journal', ...more], folder.path);
    return { server, folder, clean };
  };

  test('asks for the credentials again, as the journal holds none, and deletes what a killed run has left, and nothing else', async () => {
    const { server, folder, clean } = await kill();
    expect(await readFile(join(folder.path, 'run.journal'), 'utf8')).not.toContain(teaToken);
    const refused = await clean([]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('the run called as default') });

    const ended = await clean(withToken);
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Cleaned up: \d+ records? of this run deleted\.\n$/),
    });
    expect([...server.teas.keys()]).toEqual(['before']);
    expect(await clean(withToken)).toMatchObject({ code: 0, stdout: 'Nothing is left of this run.\n' });
  });

  test('says what is left where the server is gone', async () => {
    const { server, clean } = await kill();
    await server.close();
    const { code, stdout } = await clean(withToken);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/^Not cleaned up: \d+ records?\n {2}teas \S+: /),
    });
  });

  test('refuses what is no journal', async () => {
    const folder = await openFolder();
    expect(await runTwinspec(['clean', 'teas.yaml', ...withToken], folder.path)).toMatchObject({
      code: 2,
      stderr: 'twinspec: teas.yaml is no journal of twinspec verify.\n',
    });
  });
});
