import type { Exchange } from '../../../src/contract/exchange.js';
import type { Draft } from '../../../src/contract/finding.js';
import { createIdentities } from '../../../src/contract/identities.js';
import { workflows } from '../../../src/contract/phases/workflows.js';
import type { Session } from '../../../src/contract/session.js';
import type { Identity, RunSettings } from '../../../src/contract/settings.js';
import type { ContractTarget } from '../../../src/contract/target/target.js';
import { writeRequest } from '../../../src/contract/write-request.js';
import { createGenerator } from '../../../src/generation/index.js';
import { readResourceModel } from '../../../src/resources/index.js';
import type { Spec } from '../../../src/spec/index.js';

export interface Played {
  readonly drafts: readonly Draft[];
  readonly notes: readonly string[];
  readonly history: readonly Exchange[];
}

interface Run extends Partial<RunSettings> {
  readonly spec: Spec;
  /** Is closed afterwards. */
  readonly target: ContractTarget;
  readonly tag?: string;
}

/** Runs workflows against a target, with nothing else looking at what comes. */
export async function runAgainst({ spec, target, tag = 'tsabcdef', ...given }: Run): Promise<Played> {
  const settings: RunSettings = { ...defaults, ...given };
  const identities = createIdentities(spec, settings);
  const [drafts, notes, history]: [Draft[], string[], Exchange[]] = [[], [], []];
  const session = {
    spec,
    resources: readResourceModel(spec),
    settings,
    tag,
    history,
    identities,
    values: createGenerator(spec, { seed: 'seed', tag }),
    async send(kase) {
      const identity = settings.identities.find(({ name }) => name === kase.identity) ?? null;
      const request = writeRequest(kase, { spec, identity });
      const response = await target.send(request);
      const exchange: Exchange = {
        index: history.length,
        case: kase,
        operation: kase.operation,
        identity: identity?.name,
        request,
        response,
        startedAt: 0,
        duration: 0,
      };
      history.push(exchange);
      return exchange;
    },
    report: (draft) => drafts.push(draft),
    note: (text) => notes.push(text),
  } satisfies Partial<Session>;
  try {
    await workflows.run(session as unknown as Session);
  } finally {
    await target.close();
  }
  return { drafts, notes, history };
}

const defaults: RunSettings = {
  seed: 'seed',
  identities: [],
  phases: ['workflows'],
  checks: [],
  parameters: {},
  readOnly: false,
  shared: false,
  allowEffects: true,
  failFast: false,
  reproduce: false,
  workflows: [],
};

/** Headers by role, as servers hand them out, as identities. */
export function toIdentities(
  spec: Spec,
  credentials: Readonly<Record<string, Readonly<Record<string, string>>>>,
  scopes: Readonly<Record<string, readonly string[]>> = {},
): readonly Identity[] {
  return Object.entries(credentials).map(([name, given]) => {
    const headers = Object.fromEntries(Object.entries(given).map(([header, value]) => [header.toLowerCase(), value]));
    const schemes = Object.entries(spec.securitySchemes).flatMap(([scheme, definition]) => {
      if (definition.type === 'apiKey') {
        const value = headers[definition.name.toLowerCase()];
        return value === undefined || definition.in !== 'header' ? [] : [[scheme, value] as const];
      }
      const token = headers.authorization?.replace(/^Bearer /, '');
      return token === undefined ? [] : [[scheme, token] as const];
    });
    const owned = scopes[name];
    return { name, credentials: Object.fromEntries(schemes), ...(owned && { scopes: owned }) };
  });
}
