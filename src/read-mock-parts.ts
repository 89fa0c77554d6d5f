import { basename, extname } from 'node:path';
import { type Outgoing, readOutgoing, type Service } from './mock/index.js';
import type { MockOptions, OwnService } from './mock-options.js';
import { bundledFile } from './package-file.js';
import { readResources } from './resources/index.js';
import {
  bundledServices,
  createDocumentService,
  emptyFixture,
  type FixtureCredential,
  type FixtureFile,
  isProfile,
  makeProfile,
  type ProfileName,
  readFixture,
  withPlaces,
} from './services/index.js';
import { loadSpec, type Spec } from './spec/index.js';
import { type Clock, createSandbox, createSeededClock, createSystemClock, type Sandbox } from './state/index.js';

/** What a mock is made of, as its files have it. */
export interface MockParts {
  readonly spec: Spec;
  readonly service: Service;
  readonly outgoing: Outgoing | undefined;
  /** The state that it starts with; made when somebody first needs it, where nothing can be wrong with it. */
  readonly base: () => Sandbox;
  readonly fixtureFile: string | undefined;
  readonly credentials: readonly FixtureCredential[];
}

export interface Reading {
  readonly options: MockOptions;
  readonly seed: string;
}

/** @throws SpecError, FixtureFileError or FixtureError with the place of what is wrong. */
export async function readMockParts(source: string | OwnService, reading: Reading): Promise<MockParts> {
  const { options, seed } = reading;
  const { document, service, fixtureFile } = locate(source);
  const spec = await loadSpec(document, { allowRemoteRefs: options.allowRemoteRefs ?? false });
  const name = service?.id ?? options.name ?? nameOf(document);
  const outgoing = await readOutgoing(spec, { service: name, seed, subscribers: subscribersIn(options) });
  const { file, given, profile } = await readGiven(reading, { service: service?.id, ownFile: fixtureFile });
  const { credentials = [] } = given ?? {};
  const read = { spec, outgoing, fixtureFile: file };
  if (service !== undefined) {
    const definitions = service.collections ?? readResources(spec).collections;
    const base = await withPlaces(file, () => createSandbox(definitions, given ?? emptyFixture));
    return { ...read, service, base: () => base, credentials };
  }

  const made = await withPlaces(file, () =>
    createDocumentService(name, spec, {
      seed,
      clock: clockFor(options),
      fixture: given,
      counts: countsIn(options),
      profile,
    }),
  );
  return { ...read, ...made, credentials: [...credentials, ...made.credentials] };
}

interface Given {
  readonly file: string | undefined;
  readonly given: Exclude<MockOptions['fixtures'], string> | FixtureFile;
  readonly profile?: ProfileName;
}

interface Own {
  /** Id of a bundled service. */
  readonly service: string | undefined;
  readonly ownFile: string | undefined;
}

/** The state that a user gave, or else that of a bundled service, as it is or as a profile has it. */
async function readGiven({ options: { fixtures }, seed }: Reading, { service, ownFile }: Own): Promise<Given> {
  if (typeof fixtures === 'object') return { file: undefined, given: fixtures };
  const profile = fixtures !== undefined && isProfile(fixtures) ? fixtures : undefined;
  const file = profile === undefined ? (fixtures ?? ownFile) : ownFile;
  const given = file === undefined ? undefined : await readFixture(file);
  if (profile === undefined) return { file, given };
  if (given === undefined || service === undefined) return { file, given, profile };
  return { file, given: await makeProfile(profile, service, { small: given, seed }), profile };
}

const subscribersIn = ({ webhooks = {} }: MockOptions): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(webhooks).map(([name, addresses]) => [name, [addresses].flat()]));

export const clockFor = ({ clock, seed }: MockOptions): Clock =>
  clock ?? (seed === undefined ? createSystemClock() : createSeededClock());

const countsIn = ({ counts = {} }: MockOptions): ReadonlyMap<string, number> =>
  typeof counts === 'number' ? new Map([['', counts]]) : new Map(Object.entries(counts));

/** A file's name as a segment of a path. */
const nameOf = (file: string): string => basename(file, extname(file)).replace(/[^\w.-]+/g, '-');

interface Location {
  readonly document: string;
  readonly service?: Service;
  readonly fixtureFile?: string;
}

function locate(source: string | OwnService): Location {
  if (typeof source === 'object') return source;
  const service = bundledServices.find(({ id }) => id === source);
  if (service === undefined) return { document: source };
  return { service, document: bundledFile('specs', source), fixtureFile: bundledFile('fixtures', source) };
}
