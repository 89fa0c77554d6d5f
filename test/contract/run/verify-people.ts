import { createServer, type Server } from 'node:http';
import { checkNames } from '../../../src/contract/check-names.js';
import type { RunEvent } from '../../../src/contract/events.js';
import type { RunSettings } from '../../../src/contract/settings.js';
import { createUrlTarget } from '../../../src/contract/target/index.js';
import { verify } from '../../../src/contract/verify.js';
import { people } from '../phases/run-phases.js';
import { withServer } from '../target/loopback.js';

export interface Watched {
  readonly server: Server;
  /** How many requests came. */
  readonly requests: () => number;
}

interface Options extends Partial<RunSettings> {
  readonly fault?: string;
  /** Called at each event; true when nothing more is wanted. */
  readonly onEvent?: (event: RunEvent, watched: Watched) => boolean;
}

export interface Verified extends Watched {
  readonly events: readonly RunEvent[];
  readonly error: unknown;
  /** The credentials that were used. */
  readonly tokens: readonly string[];
}

const defaults: Omit<RunSettings, 'identities'> = {
  seed: 'alder',
  phases: ['probe', 'examples'],
  checks: checkNames,
  parameters: {},
  readOnly: false,
  shared: false,
  allowEffects: false,
  failFast: false,
  reproduce: false,
  workflows: [],
};

/** Verifies the people server of the fault corpus, on a port of its own, and takes down what is told of it. */
export async function verifyPeople({ fault, onEvent, ...given }: Options = {}): Promise<Verified> {
  const { listener, spec, identities = [], basePath = '' } = await people(fault);
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    listener(request, response);
  });
  const tokens = identities.flatMap(({ credentials }) => Object.values(credentials));
  const watched = { server, requests: () => count };
  return withServer(server, async (port) => {
    const target = createUrlTarget(`http://127.0.0.1:${port}${basePath}`, { timeout: 5000 });
    const events: RunEvent[] = [];
    try {
      for await (const event of verify(spec, target, { ...defaults, identities, ...given })) {
        events.push(event);
        if (onEvent?.(event, watched)) break;
      }
      return { ...watched, events, tokens, error: undefined };
    } catch (error) {
      return { ...watched, events, tokens, error };
    } finally {
      await target.close();
    }
  });
}

export const ofType = <T extends RunEvent['type']>(
  { events }: Pick<Verified, 'events'>,
  type: T,
): readonly Extract<RunEvent, { readonly type: T }>[] =>
  events.filter((event): event is Extract<RunEvent, { readonly type: T }> => event.type === type);
