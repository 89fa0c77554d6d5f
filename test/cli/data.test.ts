import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveTwinspec } from './binary.js';
import { runTwinspec, startTwinspec } from './twinspec.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twinspec-data-'));
});
afterEach(() => rm(folder, { recursive: true }));

const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
type Served = Awaited<ReturnType<typeof serveTwinspec>>;

const invite = async ({ fetch }: Served, email: string): Promise<number> => {
  const answer = await fetch('/user', { method: 'POST', headers, body: JSON.stringify({ email, role: 'viewer' }) });
  return answer.status;
};

/** All e-mails that there are, page by page. */
async function emailsIn({ fetch }: Served): Promise<ReadonlySet<string>> {
  const emails = new Set<string>();
  for (let page = 1; ; page++) {
    const answer = await fetch(`/user?page=${page}`, { headers });
    const { results = [], next } = (await answer.json()) as { results?: { email: string }[]; next: unknown };
    for (const { email } of results) emails.add(email);
    if (next === null || answer.status !== 200) return emails;
  }
}

describe('twinspec mock --data', () => {
  test('has every write that was answered after kill -9, whenever it comes', async () => {
    const answered: string[] = [];
    for (const rounds of [3, 11, 29]) {
      const served = await serveTwinspec(['secoda', '--data', folder]);
      expect(served.banner).toContain(`state in ${folder}, every answer waits for the disk`);
      let isOver = false;
      const writers = [1, 2, 3].map(async (writer) => {
        for (let index = 0; !isOver; index++) {
          const email = `w${rounds}.${writer}.${index}@example.com`;
          const status = await invite(served, email).catch(() => 0);
          if (status === 201) answered.push(email);
          if (answered.filter((known) => known.startsWith(`w${rounds}.`)).length >= rounds) isOver = true;
        }
      });
      await Promise.all([Promise.race(writers).then(() => served.end('SIGKILL')), ...writers]);
    }
    const emails = await emailsIn(await serveTwinspec(['secoda', '--data', folder]));
    expect(answered.length).toBeGreaterThanOrEqual(43);
    expect(answered.filter((email) => !emails.has(email))).toEqual([]);
  });

  test('goes on where a clean end left it, with all sandboxes', async () => {
    const first = await serveTwinspec(['secoda', '--data', folder, '--write-after', '20']);
    expect(first.banner).toContain('written within 20 ms');
    await first.fetch('/~ann/user', { method: 'POST', headers, body: '{"email":"ann@example.com","role":"viewer"}' });
    expect((await first.end('SIGTERM')).code).toBe(0);
    const second = await startTwinspec(['secoda', '--data', folder]);
    const sandboxes = (await (await second.fetch('/_twinspec/sandboxes')).json()) as { items: { name: string }[] };
    expect(sandboxes.items.map(({ name }) => name)).toContain('ann');
    const again = { method: 'POST', headers, body: '{"email":"ann@example.com","role":"viewer"}' };
    expect((await second.fetch('/~ann/user', again)).status).toBe(400);
    expect((await second.fetch('/user', again)).status).toBe(201);
  });

  test('has the faults, the time, the quotas and the outbox of a sandbox after kill -9', async () => {
    const first = await serveTwinspec(['secoda', '--data', folder]);
    const steer = (line: string, body?: object, { fetch }: Pick<Served, 'fetch'> = first) => {
      const [method = '', path = ''] = line.split(' ');
      const content = body === undefined ? {} : { headers, body: JSON.stringify(body) };
      return fetch(`/_twinspec/sandboxes/default${path}`, { method, ...content });
    };
    expect(await invite(first, 'ann@example.com')).toBe(201);
    await steer('POST /faults', { match: { method: 'DELETE' }, next: 3, fault: { kind: 'status', status: 503 } });
    await first.fetch('/user/none', { method: 'DELETE', headers });
    await steer('PATCH /clock', { now: '2030-05-01T12:00:00Z', isFrozen: true });
    await steer('PATCH ', { quotas: { records: 1 } });
    const said = async (served: Pick<Served, 'fetch'>) =>
      Promise.all(
        ['/faults', '/clock', '/quotas', '/outbox'].map(
          async (path) => (await steer(`GET ${path}`, undefined, served)).json() as Promise<Record<string, unknown>>,
        ),
      );
    const before = await said(first);
    expect(before).toMatchObject([
      { items: [{ id: 'f1', next: 2 }] },
      { now: '2030-05-01T12:00:00.000Z', isFrozen: true },
      { quotas: { records: 1 } },
      { total: 1, items: [{ to: 'ann@example.com' }] },
    ]);
    await first.end('SIGKILL');

    const second = await serveTwinspec(['secoda', '--data', folder]);
    expect(await said(second)).toEqual(before);
    expect((await second.fetch('/user/none', { method: 'DELETE', headers })).status).toBe(503);
    expect(await invite(second, 'bob@example.com')).toBe(507);
  });

  test('says what is wrong with a folder that is not ours', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'mine');
    const { code, stderr } = await runTwinspec(['mock', 'secoda', '--port', '0', '--data', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('holds something else (thesis.txt); nothing in it was changed.');
  });
});
