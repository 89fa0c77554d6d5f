import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkNames,
  createListenerTarget,
  type Finding,
  type Identity,
  phaseNames,
  verify,
} from '../../../src/contract/index.js';
import { loadSpec } from '../../../src/spec/index.js';

type Credentials = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Drifted {
  createServer(options: { seed: string; fault: string }): { listener: RequestListener; credentials: Credentials };
}

/** What a user would write into the settings. */
interface Settings {
  readonly windmill: {
    readonly basePath: string;
    identities(credentials: Credentials): readonly Identity[];
    parameters(credentials: Credentials): Readonly<Record<string, readonly string[]>>;
  };
}

interface Catalogue {
  readonly drift: readonly { readonly id: string; readonly promise: string | readonly string[] }[];
}

/** The corpus is plain JavaScript, which the type checker of the tests does not read. */
const fromCorpus = (path: string): Promise<unknown> =>
  import(/* @vite-ignore */ new URL(`../../../bench/faults/${path}`, import.meta.url).href);

/** A whole run against Windmill's server with everything in which release 1.38 differs from the document. */
async function verifyDrifted(): Promise<readonly Finding[]> {
  const { createServer } = (await fromCorpus('servers/windmill/server.js')) as Drifted;
  const { windmill } = (await fromCorpus('harness/apis/windmill.js')) as Settings;
  const { listener, credentials } = createServer({ seed: 'alder', fault: 'drift' });
  const target = createListenerTarget(listener, { basePath: windmill.basePath });
  const file = 'contracts/windmill.arazzo.yaml';
  const run = verify(await loadSpec('specs/windmill.yaml'), target, {
    seed: 'drift',
    identities: windmill.identities(credentials),
    phases: phaseNames.filter((phase) => !['explore', 'race'].includes(phase)),
    checks: checkNames,
    parameters: windmill.parameters(credentials),
    readOnly: false,
    shared: false,
    allowEffects: true,
    failFast: false,
    reproduce: false,
    workflows: [{ file, text: await readFile(file, 'utf8') }],
  });
  const findings: Finding[] = [];
  for await (const event of run) if (event.type === 'finding') findings.push(event.finding);
  await target.close();
  return findings;
}

/** Difference -> what is told of it: the operation and the promise, and words that say what to do about it. */
const told: Readonly<Record<string, readonly (readonly [operation: string, promise: string, words: string])[]>> = {
  'no-route-to-create-user': [
    ['createUser', 'valid-request-accepted', 'POST /w/{workspace}/users/add answered 404 to each of'],
  ],
  'no-route-to-leave': [['leaveWorkspace', 'valid-request-accepted', 'the server seems to have no such route']],
  'accepting-answers-201': [
    ['acceptInvite', 'status-is-documented', 'answered 201, a status that the document does not list'],
  ],
  'members-without-super-admin': [['listUsers', 'body-matches-schema', '/body/*/is_super_admin is required']],
  'oauth-answers-a-sentence': [
    ['loginWithOauth', 'body-matches-schema', '/body must match pattern "^[A-Za-z0-9]{30}$", and is "Successful oauth'],
  ],
  'oauth-needs-code-and-state': [['loginWithOauth', 'valid-request-accepted', 'answered 422']],
  'delete-reaches-every-workspace': [['deleteUser', 'bystanders-unchanged', 'was about another record']],
  'logout-keeps-token': [
    ['logout', 'wrong-credentials-are-refused', 'After POST /users/logout, GET /users/email answered 200'],
  ],
  'update-names-the-caller': [['updateUser', 'read-equals-written', 'with "user admin@windmill.dev updated"']],
  'updating-no-account-is-fine': [['globalUserUpdate', 'unknown-id-is-404', 'with an unknown email answered 200']],
  'updating-no-member-is-fine': [['updateUser', 'unknown-id-is-404', 'answered 200: what is not there']],
  'accounts-by-the-hundred': [
    ['listUsersAsSuperAdmin', 'default-page-size', '100 items when no size is asked for, not the declared 30'],
  ],
  'pages-up-to-a-thousand': [
    ['listUsersAsSuperAdmin', 'limits-clamp-or-reject', 'With size 101 a page holds 101 items'],
  ],
  'unset-is-null': [
    ['globalWhoami', 'body-matches-schema', '/body/company must be string, and is null'],
    ['globalWhoami', 'body-matches-schema', '/body/name must be string, and is null'],
    ['listUsersAsSuperAdmin', 'body-matches-schema', '/body/*/company must be string, and is null'],
    ['listUsersAsSuperAdmin', 'body-matches-schema', '/body/*/name must be string, and is null'],
    ['listTokens', 'body-matches-schema', '/body/*/label must be string, and is null'],
    ['listTokens', 'body-matches-schema', '/body/*/expiration must be string, and is null'],
    ['listUsers', 'body-matches-schema', '/body/*/groups must be array, and is null'],
    ['whoami', 'body-matches-schema', '/body/groups must be array, and is null'],
    ['whois', 'body-matches-schema', '/body/groups must be array, and is null'],
  ],
  // The document demands to be a member everywhere; who means it otherwise writes it there, or into a baseline.
  'starter-is-open': ['listUsers', 'listUsernames', 'whoami', 'whois'].map(
    (operation) => [operation, 'missing-scope-is-refused', 'as nobody answered 200'] as const,
  ),
};

/** What the document leaves open, and is listed all the same. */
const observed: Readonly<Record<string, readonly [promise: string, words: string]>> = {
  'database-errors-show': ['no-server-error', 'Bad request: Sql error: duplicate key value'],
};

describe('a server that has drifted from its document', () => {
  let findings: readonly Finding[] = [];
  const ofSeverity = (severity: Finding['severity']): readonly Finding[] =>
    findings.filter((finding) => finding.severity === severity);

  beforeAll(async () => {
    findings = await verifyDrifted();
  }, 120_000);

  test('has no difference that nothing is expected of', async () => {
    const { drift } = (await fromCorpus('catalogue/windmill.js')) as Catalogue;
    expect(Object.keys({ ...told, ...observed }).sort()).toEqual(drift.map(({ id }) => id).sort());
    for (const { id, promise } of drift) {
      for (const [, check] of told[id] ?? []) expect([promise].flat()).toContain(check);
    }
  });

  test.each(Object.entries(told))(
    'is told about %s once for each operation and property, and what to do',
    (_id, all) => {
      for (const [operation, check, words] of all) {
        const found = ofSeverity('error').filter(
          (finding) => finding.operation === operation && finding.check === check && finding.message.includes(words),
        );
        expect(found.map(({ message }) => message)).toHaveLength(1);
      }
    },
  );

  test('is told about nothing twice, and about nothing else', () => {
    const expected = Object.values(told).flatMap((all) => all.map(([operation, check]) => `${operation} ${check}`));
    const found = ofSeverity('error').map(({ operation, check }) => `${operation} ${check}`);
    expect(found.sort()).toEqual(expected.sort());
  });

  test.each(Object.entries(observed))('has %s among its observations', (_id, [check, words]) => {
    const found = ofSeverity('observation').filter((one) => one.check === check && one.message.includes(words));
    expect(found.length).toBeGreaterThan(0);
  });
});
