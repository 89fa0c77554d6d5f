import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { execTwinspec, execUnread, serveTwinspec } from './binary.js';
import { createFolder } from './create-folder.js';
import { startTeaServer, teaDocument, teaToken } from './tea-server.js';
import { runTwinspec } from './twinspec.js';

const openFolder = async () => {
  const folder = await createFolder({ 'teas.yaml': teaDocument });
  onTestFinished(() => folder.remove());
  return folder;
};

/** Without what two runs differ in: how long they took, and on which port. */
const timeless = (text: string): string => text.replace(/ *\b[\d.]+ m?s\b/g, ' time').replace(/:\d{4,5}\b/g, ':port');

describe('the binary does what the same command does in this process', () => {
  test.each([
    { because: 'it is asked for help', args: ['--help'], code: 0 },
    { because: 'it is asked for nothing', args: [], code: 1 },
    { because: 'an option of a mock is wrong', args: ['mock', '--port', '-1'], code: 1 },
    { because: 'there is nothing to serve', args: ['mock', 'nowhere.yaml'], code: 1 },
    { because: 'an option of a run is wrong', args: ['verify', '--budget', '30'], code: 2 },
    { because: 'nobody may call', args: ['verify', 'teas.yaml', '-u', 'http://127.0.0.1:9'], code: 2 },
    { because: 'a document is explained', args: ['explain', 'teas.yaml'], code: 0 },
  ])('where $because', async ({ args, code }) => {
    const { path } = await openFolder();
    const [own, here] = [await execTwinspec(args, path), await runTwinspec(args, path)];
    expect(own).toEqual({ ...here, signal: null });
    expect(own.code).toBe(code);
  });

  test.each([
    { args: ['explain', 'teas.yaml'], code: 0 },
    { args: ['verify', 'teas.yaml', '-u', 'http://127.0.0.1:9'], code: 2 },
  ])('and ends with its own code where nobody reads it to the end: $args', async ({ args, code }) => {
    const { path } = await openFolder();
    const { stderr } = await runTwinspec(args, path);
    expect(await execUnread(args, path)).toEqual({ code, signal: null, stdout: '', stderr });
  });

  test.each([
    { because: 'all is well', options: {}, code: 0 },
    { because: 'something is found', options: { wrongName: 7 }, code: 1 },
  ])('where a server is checked and $because', async ({ options, code }) => {
    const { path } = await openFolder();
    const run = async (execute: typeof execTwinspec | typeof runTwinspec) => {
      const { url } = await startTeaServer(options);
      const args = ['verify', 'teas.yaml', '-u', url, '-t', teaToken, '--seed', '7', '--phase', 'probe,state'];
      const ended = await execute([...args, '--no-reproduce'], path);
      return { code: ended.code, stdout: timeless(ended.stdout), stderr: timeless(ended.stderr) };
    };
    const [own, here] = [await run(execTwinspec), await run(runTwinspec)];
    expect(own).toEqual(here);
    expect(own.code).toBe(code);
  });
});

test('the binary serves a mock', async () => {
  const folder = await openFolder();
  const { url, fetch } = await serveTwinspec([join(folder.path, 'teas.yaml'), '--auth', 'off']);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch('/api/teas')).status).toBe(200);
});
