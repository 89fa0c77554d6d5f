import { describe, expect, test } from 'vitest';
import { runTwinspec, startTwinspec } from './twinspec.js';

const headers = { authorization: 'Bearer secoda-api-key' };

async function startTroubled() {
  const { url, fetch } = await startTwinspec(['secoda']);
  return {
    ask: async (path = '/user') => (await fetch(path, { headers })).status,
    twinspec: (...args: string[]) => runTwinspec(['faults', ...args, '--url', url]),
  };
}

describe('twinspec faults', () => {
  test('makes trouble, lists it and ends it', async () => {
    const { ask, twinspec } = await startTroubled();
    const { stdout } = await twinspec('add', 'status', '503', '--operation', 'Users_list', '--header', 'Retry-After=2');
    expect(stdout).toBe('f1      status      status=503  headers={"Retry-After":"2"}  operation=Users_list\n');
    expect(await ask()).toBe(503);
    expect((await twinspec('list')).stdout).toBe(stdout);
    expect((await twinspec('remove', 'f1')).stdout).toBe('f1 is over.\n');
    expect(await ask()).toBe(200);
    expect((await twinspec('list')).stdout).toBe('default has no faults.\n');
  });

  test('is for the sandbox that is named', async () => {
    const { ask, twinspec } = await startTroubled();
    expect(await ask('/~ann/user')).toBe(200);
    await twinspec('add', 'status', '500', '--sandbox', 'ann');
    await twinspec('add', 'latency', '1', '--sandbox', 'ann');
    expect([await ask('/~ann/user'), await ask()]).toEqual([500, 200]);
    expect((await twinspec('clear', '--sandbox', 'ann')).stdout).toBe('ann has no faults of its own any more.\n');
    expect(await ask('/~ann/user')).toBe(200);
  });

  test.each([
    { args: ['latency', '100-900', '--rate', '50%'], row: 'latency     delay={"least":100,"most":900}  rate=0.5' },
    { args: ['reset-after', '--method', 'post', '--next', '1'], row: 'reset       after=true  method=POST  next=1' },
    { args: ['reset', '--service', 'secoda'], row: 'reset       after=false  service=secoda' },
    { args: ['truncate', '0.5'], row: 'truncate    fraction=0.5' },
    { args: ['corrupt', '3', '--over', '300'], row: 'corrupt     bytes=3  over=300' },
    { args: ['dribble', '20/4000'], row: 'dribble     chunks=20  milliseconds=4000' },
    { args: ['rate-limit', '10/60'], row: 'rate-limit  requests=10  seconds=60' },
  ])('add $args', async ({ args, row }) => {
    const { twinspec } = await startTroubled();
    expect((await twinspec('add', ...args)).stdout).toBe(`f1      ${row}\n`);
  });

  test.each([
    { args: ['add', 'meteor'], says: "'meteor' is no fault; there are: status, latency, reset" },
    { args: ['add', 'status', '200'], says: 'write: twinspec faults add status 503.' },
    { args: ['add', 'reset', 'now'], says: 'write: twinspec faults add reset.' },
    { args: ['add', 'reset', '--method', 'brew'], says: '/body/match/method' },
    { args: ['add', 'reset', '--rate', '2'], says: 'It must be a share above 0% and up to 100%' },
    { args: ['remove', 'f9'], says: "The sandbox 'default' has no fault 'f9'." },
    { args: ['list', '--sandbox', 'nobody'], says: "There is no sandbox 'nobody'" },
  ])('says what is wrong: $args', async ({ args, says }) => {
    const { twinspec } = await startTroubled();
    const { code, stderr } = await twinspec(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
  });
});
