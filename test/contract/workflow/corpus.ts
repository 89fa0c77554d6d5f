import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createListenerTarget } from '../../../src/contract/target/listener-target.js';
import { createUrlTarget } from '../../../src/contract/target/url-target.js';
import { createMock } from '../../../src/index.js';
import { loadSpec, type Spec } from '../../../src/spec/index.js';
import { type Played, runAgainst, toIdentities } from './run-against.js';

const root = new URL('../../../', import.meta.url);

export interface Fault {
  readonly id: string;
  readonly category: string;
  readonly operation: string | readonly string[];
  readonly promise: string | readonly string[];
}

export interface Api {
  readonly name: string;
  readonly basePath: string;
  /** Role -> scopes that it has, for those that lack some. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
  readonly files?: readonly string[];
}

export const apis: readonly Api[] = [
  { name: 'squadcast', basePath: '', scopes: { write: ['read', 'user-write'], read: ['read'] } },
  {
    name: 'org-user-management',
    basePath: '/api/oum/v1',
    scopes: { admin: ['admin'], developer: [], analyst: [] },
    files: ['org-user-management.arazzo.yaml', 'org-user-management-removal.arazzo.yaml'],
  },
  { name: 'secoda', basePath: '', scopes: {} },
  {
    name: 'windmill',
    basePath: '/api',
    scopes: {
      superadmin: ['superadmin', 'workspace-admin', 'workspace-member'],
      'workspace-admin': ['workspace-admin', 'workspace-member'],
      'workspace-member': ['workspace-member'],
      nobody: [],
    },
  },
];

export const specOf = ({ name }: Api): Promise<Spec> => loadSpec(fileURLToPath(new URL(`specs/${name}.yaml`, root)));

export async function faultsOf({ name }: Api): Promise<readonly Fault[]> {
  const { faults } = (await importFrom(`bench/faults/catalogue/${name}.js`)) as { faults: readonly Fault[] };
  return faults;
}

interface ServerModule {
  createServer(options: { seed: string; fault?: string }): {
    listener: RequestListener;
    credentials: Record<string, Record<string, string>>;
  };
}

/** Runs the workflows of an API against the corpus's server of it. */
export async function play(api: Api, spec: Spec, options: { seed: string; fault?: string }): Promise<Played> {
  const { createServer } = (await importFrom(`bench/faults/servers/${api.name}/server.js`)) as ServerModule;
  const { listener, credentials } = createServer(options);
  const target = createListenerTarget(listener, { basePath: api.basePath });
  return runAgainst({
    spec,
    target,
    identities: toIdentities(spec, credentials, api.scopes),
    workflows: await workflowsOf(api),
  });
}

/** The same against the mock. */
export async function playMock(api: Api, spec: Spec): Promise<Played> {
  const mock = await createMock(api.name, { seed: 'workflows' });
  const { url, close } = await mock.listen();
  const credentials = mock.credentials.map(({ role, header, value }) => [role, { [header]: value }] as const);
  const identities = toIdentities(spec, Object.fromEntries(credentials), api.scopes);
  try {
    const target = createUrlTarget(url + (mock.basePaths[0] ?? ''));
    return await runAgainst({ spec, target, identities, workflows: await workflowsOf(api) });
  } finally {
    await close();
  }
}

export function workflowsOf({ name, files = [`${name}.arazzo.yaml`] }: Api) {
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(new URL(`contracts/${file}`, root), 'utf8') })),
  );
}

/** The corpus is plain JavaScript, which the type checker of the tests does not read. */
function importFrom(path: string): Promise<unknown> {
  return import(/* @vite-ignore */ new URL(path, root).href);
}
