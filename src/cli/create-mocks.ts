import { stat } from 'node:fs/promises';
import { createMock, type Mock } from '../create-mock.js';
import type { MockOptions } from '../mock-options.js';
import type { Sandboxes } from '../sandboxes/index.js';
import { bundledServices } from '../services/index.js';
import { readCounts } from './count-option.js';
import { resolveFixtures } from './fixture-option.js';
import { readSettings } from './settings-option.js';
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
  const sources = given.length > 0 ? given : bundledNames;
  await Promise.all(sources.map(refuseUnknown));
  const settings = readSettings(options.set, sources);
  const fixtures = await resolveFixtures(options.fixtures, sources);
  const counts = readCounts(options.count);
  const webhooks = readWebhooks(options.webhook);
  if (counts !== undefined && sources.every((source) => bundledNames.includes(source)))
    throw new UsageError('--count is for documents of your own; the bundled services start from their fixtures.');

  const mocks: Mock[] = [];
  for (const [index, source] of sources.entries()) {
    const mock = await createMock(
      source,
      toMockOptions(options, { fixtures: fixtures[index], settings: settings.get(source), counts, webhooks }),
    );
    if (mocks.some(({ name }) => name === mock.name)) {
      throw new UsageError(`two mocks would be named '${mock.name}'; give each file a name of its own.`);
    }
    mocks.push(mock);
  }
  refuseUnknownWebhooks(webhooks, mocks);
  return mocks;
}

const bundledNames = bundledServices.map(({ id }) => id);

async function refuseUnknown(source: string): Promise<void> {
  if (bundledNames.includes(source)) return;
  const found = await stat(source).catch(() => undefined);
  if (found?.isFile()) return;
  const reason = found ? `'${source}' is not a file` : `there is no file and no service '${source}'`;
  throw new UsageError(`${reason}; the services are: ${bundledNames.join(', ')}.`);
}

interface Found {
  readonly fixtures: string | undefined;
  readonly settings: MockOptions['settings'];
  readonly counts: MockOptions['counts'];
  readonly webhooks: NonNullable<MockOptions['webhooks']>;
}

function toMockOptions(
  { seed, auth, cors, latency, allowRemoteRefs, sandboxes }: SourceOptions,
  { fixtures, settings, counts, webhooks }: Found,
): MockOptions {
  return {
    auth,
    latency,
    allowRemoteRefs,
    webhooks,
    cors: cors === 'any' || cors === 'off' ? cors : cors.split(','),
    ...(sandboxes && { sandboxes }),
    ...(seed !== undefined && { seed }),
    ...(fixtures !== undefined && { fixtures }),
    ...(settings && { settings }),
    ...(counts !== undefined && { counts }),
  };
}
