import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { checkNames } from '../../../src/contract/check-names.js';
import type { Exchange } from '../../../src/contract/exchange.js';
import type { Draft } from '../../../src/contract/finding.js';
import { createFindings } from '../../../src/contract/run/findings.js';
import { createRunSession } from '../../../src/contract/run/run-session.js';
import { type Phase, RunEnded } from '../../../src/contract/session.js';
import type { RunSettings } from '../../../src/contract/settings.js';
import { createListenerTarget } from '../../../src/contract/target/index.js';
import { createGenerator } from '../../../src/generation/index.js';
import { readResourceModel } from '../../../src/resources/index.js';
import { loadSpec, type Spec } from '../../../src/spec/index.js';

export interface Ran {
  readonly drafts: readonly Draft[];
  readonly notes: readonly string[];
  readonly history: readonly Exchange[];
}

interface Run extends Partial<RunSettings> {
  readonly spec: Spec;
  readonly listener: RequestListener;
  readonly basePath?: string;
  /** `<check> <operation>` of an error that leaves nothing more to show. */
  readonly until?: string;
}

const defaults: RunSettings = {
  seed: 'alder',
  identities: [],
  phases: [],
  checks: checkNames,
  parameters: {},
  readOnly: false,
  shared: false,
  allowEffects: false,
  failFast: false,
  reproduce: false,
  workflows: [],
};

const tag = 'tsabcdef';

/** Runs phases one after another, as a run does, until enough is found, and takes down everything that came. */
export async function runPhases(
  phases: readonly Phase[],
  { spec, listener, basePath = '', until, ...given }: Run,
): Promise<Ran> {
  const settings: RunSettings = { ...defaults, ...given };
  const target = createListenerTarget(listener, { basePath });
  const findings = createFindings(checkNames);
  const notes: string[] = [];
  let isOver = false;
  const session = createRunSession({
    spec,
    resources: readResourceModel(spec),
    settings,
    target,
    tag,
    values: createGenerator(spec, { seed: settings.seed, tag }),
    endOf: () => (isOver ? 'it is found' : undefined),
    onExchange: () => undefined,
    onChecked: () => undefined,
    onDraft(draft) {
      findings.add(draft);
      isOver ||= isError(draft) && toText(draft) === until;
    },
    onNote: (text) => notes.push(text),
  });
  try {
    for (const phase of phases) await phase.run(session);
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
  } finally {
    await target.close();
  }
  return { drafts: findings.all.map(({ draft }) => draft), notes, history: session.history };
}

const root = new URL('../../../', import.meta.url);

interface CorpusServer {
  readonly listener: RequestListener;
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

async function serverOf(api: string, fault: string | undefined): Promise<CorpusServer> {
  const file = new URL(`bench/faults/servers/${api}/server.js`, root).href;
  const { createServer } = (await import(/* @vite-ignore */ file)) as {
    createServer(options: { seed: string; fault?: string }): CorpusServer;
  };
  return createServer({ seed: 'alder', ...(fault !== undefined && { fault }) });
}

const documentOf = (api: string): Promise<Spec> =>
  loadSpec(fileURLToPath(new URL(`bench/faults/servers/${api}/openapi.yaml`, root)));

/** Read once: a spec never changes. */
const documents = { people: documentOf('people'), directory: documentOf('directory') };

/** The users-and-groups API of the fault corpus, with the callers that it knows. */
export async function people(fault?: string): Promise<Run> {
  const { listener, credentials } = await serverOf('people', fault);
  const bearerOf = (role: string) => ({
    credentials: { bearerAuth: credentials[role]?.['authorization']?.replace('Bearer ', '') ?? '' },
  });
  return {
    spec: await documents.people,
    listener,
    basePath: '/v1',
    identities: [
      { name: 'admin', ...bearerOf('admin'), scopes: ['read', 'write'] },
      { name: 'reader', ...bearerOf('reader'), scopes: ['read'] },
      { name: 'outsider', ...bearerOf('outsider'), isOutsider: true },
    ],
  };
}

/** An API of the fault corpus whose records have numbers for ids, and whose members are named in bodies. */
export async function directory(fault?: string): Promise<Run> {
  const { listener, credentials } = await serverOf('directory', fault);
  const keyOf = (name: string) => ({ name, credentials: { ApiKey: credentials[name]?.['x-api-key'] ?? '' } });
  return {
    spec: await documents.directory,
    listener,
    basePath: '/api/v2',
    identities: [keyOf('admin'), { ...keyOf('auditor'), isReadOnly: true }, { ...keyOf('outsider'), isOutsider: true }],
  };
}

/** What is found of the promises about single messages. */
export const errorsOf = ({ drafts }: Ran): readonly string[] => drafts.filter(isError).map(toText);

const isError = ({ severity }: Draft): boolean => severity === 'error';

const toText = ({ check, operation }: Draft): string => `${check} ${operation}`;
