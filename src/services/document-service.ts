import { type Caller, late, type Service } from '../mock/index.js';
import { declaresState } from '../resources/index.js';
import type { SecurityScheme, Spec } from '../spec/index.js';
import { type Clock, createSeededClock, type Fixture, type Sandbox } from '../state/index.js';
import type { World } from './derived/world.js';
import type { FixtureCredential } from './fixture-file.js';
import type { ProfileName } from './profiles/profile-name.js';

/** The service of a document that none was written for, and the state that it starts with. */
export interface DocumentService {
  readonly service: Service;
  /** Made up from the document's security requirements. */
  readonly credentials: readonly FixtureCredential[];
  /** Made when somebody first needs it. */
  readonly base: () => Sandbox;
}

export interface DocumentServiceOptions {
  readonly seed: string;
  readonly clock?: Clock | undefined;
  /** What a user gave to start from. */
  readonly fixture?: Fixture | undefined;
  /** Collection -> how many records it begins with; `''` stands for all that are not named. */
  readonly counts?: ReadonlyMap<string, number> | undefined;
  /** How much it begins with where neither of them says: as the document shows, by default. */
  readonly profile?: ProfileName | undefined;
}

const password = 'twinspec';

/**
 * What the document tells of its state is behaviour; whatever else it has is answered by examples. All that is worked out when somebody
 * first asks, unless a user says something of the state that can be wrong. Loaded for such documents only.
 * @throws SpecError or FixtureError for what a user says.
 */
export async function createDocumentService(
  id: string,
  spec: Spec,
  { seed, clock, fixture, counts = new Map(), profile = 'small' }: DocumentServiceOptions,
): Promise<DocumentService> {
  const { createWorld, deriveBehaviour, startStateOf } = await import('./derived/derived.js');
  const world = late(() => createWorld(spec, seed));
  const { service, credentials } = createAccess(id, spec);
  const now = (clock ?? createSeededClock()).now();
  const base = late(() =>
    startStateOf(world(), { seed, now, fixture, counts: new Map([...countsOf(profile, world().kinds), ...counts]) }),
  );
  if (fixture !== undefined || counts.size > 0 || declaresState(spec)) base();
  const { handlers, ...behaviour } = deriveBehaviour(world);
  return {
    service: {
      ...service,
      ...behaviour,
      get handlers() {
        return handlers();
      },
    },
    credentials,
    base,
  };
}

const manyRecords = 300;

/** What a profile means for a document: nothing, or many records of all that is inside of nothing else. */
function countsOf(profile: ProfileName, kinds: World['kinds']): readonly (readonly [string, number])[] {
  if (profile === 'empty') return [['', 0]];
  const outer = [...kinds.values()].filter(({ collection }) => collection.container === undefined);
  return profile === 'large' ? outer.map(({ name }) => [name, manyRecords] as const) : [];
}

/** Credentials: `twinspec` holds every scope and role, `twinspec-read` only `read`, and so on for each set that the document asks for. */
function createAccess(id: string, spec: Spec): Omit<DocumentService, 'base'> {
  const sets = scopeSets(spec);
  const callers = new Map<string, Caller>(
    sets.map((scopes) => [tokenFor(scopes), { id: tokenFor(scopes), scopes: new Set(scopes) }]),
  );
  callers.set(password, { id: password, scopes: new Set(sets.flat()) });

  const service: Service = {
    id,
    handlers: {},
    authenticate: ({ scheme, value }) =>
      callers.get(isBasic(spec.securitySchemes[scheme]) ? (nameIn(value) ?? '') : value),
  };
  const credentials = [...callers.keys()].flatMap((value) =>
    Object.values(spec.securitySchemes).flatMap((scheme) => toCredential(scheme, value)),
  );
  return { service, credentials: credentials.sort((a, b) => a.value.length - b.value.length) };
}

/** The name of somebody who knows the password: `twinspec:twinspec`. */
const nameIn = (credential: string): string | undefined =>
  credential.endsWith(`:${password}`) ? credential.slice(0, -password.length - 1) : undefined;

const tokenFor = (scopes: readonly string[]): string => [password, ...scopes].join('-');

/** The distinct sets of scopes that some operation asks for, but for the empty one. */
function scopeSets({ operations }: Spec): readonly (readonly string[])[] {
  const sets = operations.flatMap(({ security }) => security.flatMap((requirement) => Object.values(requirement)));
  const distinct = new Map(sets.map((scopes) => [[...scopes].sort().join(' '), scopes]));
  return [...distinct.values()].filter((scopes) => scopes.length > 0);
}

const isBasic = (scheme: SecurityScheme | undefined): boolean =>
  scheme?.type === 'http' && scheme.scheme.toLowerCase() === 'basic';

/** A credential as the header that carries it; API keys in the query have none. */
function toCredential(scheme: SecurityScheme, value: string): readonly FixtureCredential[] {
  const role = value === password ? 'everything' : value.slice(password.length + 1);
  if (isBasic(scheme)) {
    return [
      { role, header: 'Authorization', value: `Basic ${Buffer.from(`${value}:${password}`).toString('base64')}` },
    ];
  }
  if (scheme.type !== 'apiKey') return [{ role, header: 'Authorization', value: `Bearer ${value}` }];
  if (scheme.in === 'header') return [{ role, header: scheme.name, value }];
  return scheme.in === 'cookie' ? [{ role, header: 'Cookie', value: `${scheme.name}=${value}` }] : [];
}
