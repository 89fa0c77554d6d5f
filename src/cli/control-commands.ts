import { type ControlClient, createControlClient } from '../control-client.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';

/** Where the mock runs that is steered. */
export interface ControlOptions {
  readonly url: string;
  readonly token?: string;
}

/** What a command says to a mock, and then to its user. */
export type Steering = (client: ControlClient) => Promise<string>;

/** Steers a running mock and prints what has become of it. */
export async function runControlCommand(steer: Steering, { url, token }: ControlOptions, shell: Shell): Promise<void> {
  const client = createControlClient({ url, token });
  try {
    shell.stdout.write(`${await steer(client)}\n`);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`no mock answers at ${url}; start one (twinspec mock), or say where it is (--url).`, {
      cause: error,
    });
  }
}

/** Without what is undefined. */
export const given = <Values extends object>(values: Values): { [Name in keyof Values]?: NonNullable<Values[Name]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered. Throws what the mock says is wrong. */
export function dataOf<Data>({ data, error, response }: Answer<Data>): Data {
  if (response.ok) return data as Data;
  const { detail } = (error ?? {}) as { readonly detail?: string };
  throw new UsageError(detail ?? `the control plane answered ${response.status}.`);
}

const createSandbox =
  (name: string | undefined, { snapshot, sandbox, expires }: SandboxOrigin): Steering =>
  async (client) => {
    if (snapshot !== undefined && sandbox !== undefined) {
      throw new UsageError('--from-snapshot and --from-sandbox exclude each other.');
    }
    const from = snapshot !== undefined ? { snapshot } : sandbox !== undefined ? { sandbox } : undefined;
    const body = given({ name, from, expiresAfter: expires });
    const created = dataOf(await client.POST('/sandboxes', { body }));
    return `${created.name}  ${created.path}`;
  };

export interface SandboxOrigin {
  readonly snapshot?: string;
  readonly sandbox?: string;
  /** Seconds. */
  readonly expires?: number;
}

const listSandboxes: Steering = async (client) => {
  const { items } = dataOf(await client.GET('/sandboxes', { params: { query: { limit: 1000 } } }));
  const rows = items.map(({ name, createdAt, usedAt, expiresAfter }) => {
    const life = expiresAfter === null ? 'stays' : `expires after ${expiresAfter} s`;
    return `${name.padEnd(32)}  created ${createdAt}  used ${usedAt}  ${life}`;
  });
  return rows.length === 0 ? 'No sandbox has been used yet.' : rows.join('\n');
};

const deleteSandbox =
  (sandbox: string): Steering =>
  async (client) => {
    dataOf(await client.DELETE('/sandboxes/{sandbox}', { params: { path: { sandbox } } }));
    return `${sandbox} is gone.`;
  };

const resetSandbox =
  (sandbox: string): Steering =>
  async (client) => {
    dataOf(await client.POST('/sandboxes/{sandbox}/reset', { params: { path: { sandbox } } }));
    return `${sandbox} is as it was at first.`;
  };

const takeSnapshot =
  (name: string | undefined, sandbox: string): Steering =>
  async (client) => {
    const taken = dataOf(await client.POST('/snapshots', { body: { sandbox, ...given({ name }) } }));
    return `${taken.name} shows ${sandbox} as it is now.`;
  };

const restoreSnapshot =
  (snapshot: string, sandbox: string): Steering =>
  async (client) => {
    dataOf(await client.POST('/sandboxes/{sandbox}/restore', { params: { path: { sandbox } }, body: { snapshot } }));
    return `${sandbox} is what ${snapshot} shows.`;
  };

export interface ClockChange {
  readonly set?: string;
  /** Seconds. */
  readonly advance?: number;
  readonly freeze?: boolean;
  readonly run?: boolean;
}

const changeClock =
  (sandbox: string, { set, advance, freeze, run }: ClockChange): Steering =>
  async (client) => {
    if (freeze && run) throw new UsageError('--freeze and --run exclude each other.');
    const isFrozen = freeze ? true : run ? false : undefined;
    const body = given({ now: set, advance, isFrozen });
    const params = { path: { sandbox } };
    const isAsked = Object.keys(body).length === 0;
    const clock = dataOf(
      isAsked
        ? await client.GET('/sandboxes/{sandbox}/clock', { params })
        : await client.PATCH('/sandboxes/{sandbox}/clock', { params, body }),
    );
    return `${clock.now}${clock.isFrozen ? '  (frozen)' : ''}`;
  };

/** What can be said to a mock, by its name. */
export const steerings = {
  createSandbox,
  listSandboxes,
  deleteSandbox,
  resetSandbox,
  takeSnapshot,
  restoreSnapshot,
  changeClock,
};
