import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../src/contract/settings.js';
import { people } from '../contract/phases/run-phases.js';
import { ofType, verifyPeople } from '../contract/run/verify-people.js';
import { withServer } from '../contract/target/loopback.js';

/** `ADMIN_BEARERAUTH` and so on, as the script wants them. */
const environmentFor = (identities: readonly Identity[]): Record<string, string> =>
  Object.fromEntries(
    identities.flatMap(({ name, credentials }) =>
      Object.entries(credentials).map(([scheme, value]) => [`${name}_${scheme}`.toUpperCase(), value]),
    ),
  );

/** Runs a script against a fresh server; its exit code. */
async function run(script: string, fault?: string): Promise<number> {
  const { listener, identities = [], basePath = '' } = await people(fault);
  const folder = await mkdtemp(join(tmpdir(), 'reproduction-'));
  try {
    const file = join(folder, 'reproduce.sh');
    await writeFile(file, script);
    return await withServer(createServer(listener), async (port) => {
      const env = { ...process.env, ...environmentFor(identities), BASE_URL: `http://127.0.0.1:${port}${basePath}` };
      const [code] = (await once(spawn('bash', [file], { env, stdio: 'ignore' }), 'exit')) as [number];
      return code;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function scriptFor(fault: string, check: string): Promise<string> {
  const verified = await verifyPeople({
    fault,
    phases: ['probe', 'state'],
    checks: ['read-equals-written', 'unique-key-is-enforced', 'delete-clears-relations'],
    reproduce: true,
    failFast: true,
  });
  const { finding } = ofType(verified, 'finding').find((event) => event.finding.check === check) ?? {};
  expect(finding?.reproduction).toMatchObject({ isConfirmed: true });
  for (const token of verified.tokens) expect(finding?.reproduction?.script).not.toContain(token);
  return finding?.reproduction?.script ?? '';
}

describe('the script of a finding', () => {
  test.each([
    { fault: 'patch-not-stored', check: 'read-equals-written' },
    { fault: 'email-case-sensitive', check: 'unique-key-is-enforced' },
    { fault: 'owner-stays-after-delete', check: 'delete-clears-relations' },
  ])(
    'exits with 1 on a server with the fault $fault, with 0 on a correct one',
    async ({ fault, check }) => {
      const script = await scriptFor(fault, check);
      expect(await run(script, fault)).toBe(1);
      expect(await run(script)).toBe(0);
    },
    60_000,
  );

  test('exits with 2 where nothing answers', async () => {
    const script = await scriptFor('patch-not-stored', 'read-equals-written');
    const env = { ...process.env, ADMIN_BEARERAUTH: 'token', BASE_URL: 'http://127.0.0.1:1' };
    const [code] = (await once(spawn('bash', ['-c', script], { env, stdio: 'ignore' }), 'exit')) as [number];
    expect(code).toBe(2);
  }, 60_000);
});
