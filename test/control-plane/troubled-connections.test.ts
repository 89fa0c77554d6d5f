import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock, type Mock, type RunningServer } from '../../src/index.js';

const newUser = { email: 'new@example.com', role: 'viewer' };

describe.each(['a server', 'fetch without one'])('a connection in trouble, over %s', (way) => {
  let server: RunningServer;
  let served: Mock;
  beforeAll(async () => {
    served = await createMock('secoda', { seed: 1 });
    server = await served.listen();
  });
  afterAll(() => server.close());

  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const [credential] = served.credentials;
    const headers = { [credential?.header ?? '']: credential?.value ?? '', ...init.headers };
    const options = { ...init, headers };
    return way === 'a server' ? fetch(`${server.url}${path}`, options) : served.fetch(`http://mock${path}`, options);
  };
  const json = { 'content-type': 'application/json' };
  const make = async (sandbox: string, rule: object): Promise<void> => {
    await send(`/~${sandbox}/user`);
    const body = JSON.stringify(rule);
    const made = await send(`/_twinspec/sandboxes/${sandbox}/faults`, { method: 'POST', headers: json, body });
    expect(made.status).toBe(201);
  };
  const create = (sandbox: string) =>
    send(`/~${sandbox}/user`, { method: 'POST', headers: json, body: JSON.stringify(newUser) });
  const emails = (sandbox: string) =>
    (served.snapshot(sandbox).collections.users as { email: string }[]).map(({ email }) => email);

  test('is reset before anything is done', async () => {
    await make('reset', { match: { method: 'POST' }, fault: { kind: 'reset' } });
    await expect(create('reset')).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
    expect(emails('reset')).not.toContain(newUser.email);
    expect((await send('/~reset/user')).status).toBe(200);
  });

  test('is reset after it is done', async () => {
    await make('lost', { next: 1, match: { method: 'POST' }, fault: { kind: 'reset', after: true } });
    await expect(create('lost')).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
    expect(emails('lost')).toContain(newUser.email);
    const { items } = (await (await send('/_twinspec/sandboxes/lost/journal')).json()) as { items: object[] };
    expect(items[0]).toMatchObject({ status: 201, answeredBy: 'fault' });
  });

  test('ends before the body does', async () => {
    const whole = await (await send('/~whole/user')).text();
    await make('cut', { fault: { kind: 'truncate', fraction: 0.25 } });
    const answer = await send('/~cut/user');
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('content-length'))).toBe(whole.length);
    const decoder = new TextDecoder();
    let received = '';
    const read = async () => {
      for await (const chunk of answer.body ?? []) received += decoder.decode(chunk as Uint8Array);
    };
    await expect(read()).rejects.toThrow('terminated');
    expect(received).toBe(whole.slice(0, Math.floor(whole.length * 0.25)));
  });

  test('brings other bytes, and as many', async () => {
    const whole = new Uint8Array(await (await send('/~whole/user')).arrayBuffer());
    await make('wrong', { fault: { kind: 'corrupt', bytes: 5 } });
    const wrong = new Uint8Array(await (await send('/~wrong/user')).arrayBuffer());
    const changed = [...wrong].filter((byte, index) => byte !== whole[index]);
    expect(wrong).toHaveLength(whole.length);
    expect([1, 2, 3, 4, 5]).toContain(changed.length);
  });

  test('brings the body in pieces, whole in the end', async () => {
    const whole = await (await send('/~whole/user')).text();
    await make('slow', { fault: { kind: 'dribble', chunks: 4, milliseconds: 20 } });
    const pieces: Uint8Array[] = [];
    for await (const piece of (await send('/~slow/user')).body ?? []) pieces.push(piece as Uint8Array);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).toString()).toBe(whole);
  });

  test('waits, the longer the more faults there are, and no longer than the client', async () => {
    await make('late', { fault: { kind: 'latency', delay: { milliseconds: 12 } } });
    await make('late', { fault: { kind: 'latency', delay: { least: 9, most: 9 } } });
    const begun = performance.now();
    expect((await send('/~late/user')).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(20);
    await make('late', { fault: { kind: 'latency', delay: { median: 600_000, sigma: 0 } } });
    await expect(send('/~late/user', { signal: AbortSignal.timeout(20) })).rejects.toThrow(/timeout/);
  });
});
