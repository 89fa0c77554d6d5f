import { describe, expect, test } from 'vitest';
import { runTwinspec, startTwinspec } from './twinspec.js';

const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
const invitation = { method: 'POST', headers, body: '{"email":"new@example.com","role":"viewer"}' };

describe('a running mock is steered from the command line', () => {
  test('sandboxes are created, listed, copied and deleted', async () => {
    const { url, fetch } = await startTwinspec(['secoda']);
    const twinspec = (...args: string[]) => runTwinspec([...args, '--url', url]);
    expect(await twinspec('sandbox', 'create', 'demo', '--expires', '600')).toMatchObject({
      code: 0,
      stdout: 'demo  /~demo\n',
    });
    expect((await fetch('/~demo/user', invitation)).status).toBe(201);
    expect((await twinspec('sandbox', 'create', 'copy', '--from-sandbox', 'demo')).code).toBe(0);
    expect((await fetch('/~copy/user', invitation)).status).toBe(400);
    expect((await twinspec('sandbox', 'list')).stdout).toMatch(/^demo .*expires after 600 s\ncopy .*stays\n$/);
    expect((await twinspec('sandbox', 'delete', 'demo')).stdout).toBe('demo is gone.\n');
    expect(await twinspec('sandbox', 'delete', 'demo')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("There is no sandbox 'demo'; it may have expired."),
    });
  });

  test('snapshots are taken and restored, and a sandbox is reset', async () => {
    const { url, fetch } = await startTwinspec(['secoda']);
    const twinspec = (...args: string[]) => runTwinspec([...args, '--url', url]);
    await fetch('/user', invitation);
    expect((await twinspec('snapshot', 'with-new')).stdout).toBe('with-new shows default as it is now.\n');
    expect((await twinspec('reset')).stdout).toBe('default is as it was at first.\n');
    expect((await fetch('/user', invitation)).status).toBe(201);
    await twinspec('reset');
    expect((await twinspec('restore', 'with-new')).stdout).toBe('default is what with-new shows.\n');
    expect((await fetch('/user', invitation)).status).toBe(400);
  });

  test('the clock is set, advanced, stopped and read', async () => {
    const { url } = await startTwinspec(['secoda']);
    const clock = async (...args: string[]) => (await runTwinspec(['clock', '--url', url, ...args])).stdout;
    expect(await clock('--set', '2030-05-01T12:00:00Z', '--freeze')).toBe('2030-05-01T12:00:00.000Z  (frozen)\n');
    expect(await clock('--advance', '60')).toBe('2030-05-01T12:01:00.000Z  (frozen)\n');
    expect(await clock()).toBe('2030-05-01T12:01:00.000Z  (frozen)\n');
    expect(await clock('--run')).toMatch(/^2030-05-01T12:01:0\d\.\d{3}Z\n$/);
  });

  test.each([
    { args: ['clock', '--set', 'noon'], says: '/body/now' },
    { args: ['clock', '--freeze', '--run'], says: '--freeze and --run exclude each other' },
    { args: ['clock', '--advance', 'soon'], says: 'It must be a number of seconds.' },
    { args: ['restore', 'none'], says: "There is no snapshot 'none'." },
    { args: ['sandbox', 'create', 'a/b'], says: '/body/name' },
    {
      args: ['sandbox', 'create', '--from-snapshot', 'a', '--from-sandbox', 'b'],
      says: '--from-snapshot and --from-sandbox exclude each other',
    },
  ])('what cannot be done is said: $args', async ({ args, says }) => {
    const { url } = await startTwinspec(['secoda']);
    const { code, stderr } = await runTwinspec([...args, '--url', url]);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
  });

  test('a mock that is not there is said to be so', async () => {
    const { code, stderr } = await runTwinspec(['reset', '--url', 'http://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(stderr).toContain('no mock answers at http://127.0.0.1:1; start one (twinspec mock)');
  });
});

test.each([
  { args: ['sandbox', 'create', '--nope'], hint: '(twinspec sandbox create --help says how)' },
  { args: ['faults', 'add'], hint: '(twinspec faults add --help says how)' },
  { args: ['clock', '--nope'], hint: '(twinspec clock --help says how)' },
])('$args is refused with how to ask: $hint', async ({ args, hint }) => {
  const { code, stderr } = await runTwinspec(args);
  expect(code).toBe(1);
  expect(stderr).toContain(hint);
});
