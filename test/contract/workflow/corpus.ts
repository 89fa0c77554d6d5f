import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadSpec, type Spec } from '../../../src/spec/index.js';
import { type Played, runAgainst, toIdentities } from './run-against.js';

const root = new URL('../../../', import.meta.url);

export interface Fault {
  readonly id: string;
  readonly category: string;
  readonly operation: string | readonly string[];
  readonly promise: string | readonly string[];
}

interface Api {
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
  { name: 'windmill', basePath: '/api', scopes: { superadmin: ['superadmin', 'workspace-admin', 'workspace-member'], 'workspace-admin': ['workspace-admin', 'workspace-member'], 'workspace-member': ['workspace-member'], nobody: [] } },
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
  const names = api.files ?? [`${api.name}.arazzo.yaml`];
  const workflows = await Promise.all(
    names.map(async (name) => ({ file: `contracts/${name}`, text: await readFile(new URL(`contracts/${name}`, root), 'utf8') })),
  );
  const identities = toIdentities(spec, credentials, api.scopes);
  return runAgainst({ spec, listener, basePath: api.basePath, identities, workflows });
}

/** The corpus is plain JavaScript, which the type checker of the tests does not read. */
function importFrom(path: string): Promise<unknown> {
  return import(/* @vite-ignore */ new URL(path, root).href);
}
