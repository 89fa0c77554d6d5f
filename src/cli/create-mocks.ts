import { createMock, type Mock } from '../create-mock.js';
import type { MockOptions } from '../mock-options.js';
import type { Sandboxes } from '../sandboxes/index.js';
import { readCounts } from './count-option.js';
import { resolveFixtures } from './fixture-option.js';
import { readSettings } from './settings-option.js';
import { bundledNames, readSource } from './source-argument.js';
import { UsageError } from './usage-error.js';
import { readWebhooks, refuseUnknownWebhooks } from './webhook-option.js';

/** The options of `twinspec mock` that say what is served, not where. */
export interface SourceOptions {
  readonly seed?: string;
  readonly fixtures?: string;
  readonly auth: 'strict' | 'any' | 'off';
  readonly count: readonly string[];
  readonly cors: string;
  readonly latency: number;
  readonly set: readonly string[];
  readonly webhook: readonly string[];
  readonly allowRemoteRefs: boolean;
  readonly sandboxes?: Sandboxes;
}

/** A mock for each source, a service's name or a file; for every bundled service where none is given. */
export async function createMocks(given: readonly string[], options: SourceOptions): Promise<readonly Mock[]> {
  const sources = await Promise.all((given.length > 0 ? given : bundledNames).map(readSource));
  const origins = sources.map(({ from }) => from);
  const settings = readSettings(options.set, origins);
  const fixtures = await resolveFixtures(options.fixtures, sources);
  const counts = readCounts(options.count);
  const webhooks = readWebhooks(options.webhook);
  if (counts !== undefined && origins.every((origin) => bundledNames.includes(origin)))
    throw new UsageError('--count is for documents of your own; the bundled services start from their fixtures.');

  const mocks: Mock[] = [];
  for (const [index, { from, name }] of sources.entries()) {
    const mock = await createMock(
      from,
      toMockOptions(options, { name, fixtures: fixtures[index], settings: settings.get(from), counts, webhooks }),
    );
    refuseSameName(mock.name, mocks);
    mocks.push(mock);
  }
  refuseUnknownWebhooks(webhooks, mocks);
  return mocks;
}

function refuseSameName(name: string, mocks: readonly Mock[]): void {
  if (!mocks.some((mock) => mock.name === name)) return;
  throw new UsageError(`two mocks would be named '${name}'; call a file otherwise with <name>=<file>.`);
}

interface Found {
  readonly name: string | undefined;
  readonly fixtures: string | undefined;
  readonly settings: MockOptions['settings'];
  readonly counts: MockOptions['counts'];
  readonly webhooks: NonNullable<MockOptions['webhooks']>;
}

function toMockOptions(
  { seed, auth, cors, latency, allowRemoteRefs, sandboxes }: SourceOptions,
  { name, fixtures, settings, counts, webhooks }: Found,
): MockOptions {
  return {
    auth,
    latency,
    allowRemoteRefs,
    webhooks,
    cors: cors === 'any' || cors === 'off' ? cors : cors.split(','),
    ...(name !== undefined && { name }),
    ...(sandboxes && { sandboxes }),
    ...(seed !== undefined && { seed }),
    ...(fixtures !== undefined && { fixtures }),
    ...(settings && { settings }),
    ...(counts !== undefined && { counts }),
  };
}
