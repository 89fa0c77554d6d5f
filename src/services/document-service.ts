import type { Caller, Service } from '../mock/index.js';
import type { SecurityScheme, Spec } from '../spec/index.js';
import type { FixtureCredential } from './fixture-file.js';

/** The service of a document that none was written for: no handlers, and credentials made up from its security requirements. */
export interface DocumentService {
  readonly service: Service;
  readonly credentials: readonly FixtureCredential[];
}

const password = 'twinspec';

/** Credentials: `twinspec` holds every scope and role, `twinspec-read` only `read`, and so on for each set that the document asks for. */
export function createDocumentService(id: string, spec: Spec): DocumentService {
  const sets = scopeSets(spec);
  const callers = new Map<string, Caller>(
    sets.map((scopes) => [tokenFor(scopes), { id: tokenFor(scopes), scopes: new Set(scopes) }]),
  );
  callers.set(password, { id: password, scopes: new Set(sets.flat()) });

  const service: Service = {
    id,
    handlers: {},
    authenticate: ({ scheme, value }) =>
      callers.get(isBasic(spec.securitySchemes[scheme]) ? (value.split(':', 1)[0] ?? '') : value),
  };
  const credentials = [...callers.keys()].flatMap((value) =>
    Object.values(spec.securitySchemes).flatMap((scheme) => toCredential(scheme, value)),
  );
  return { service, credentials: credentials.sort((a, b) => a.value.length - b.value.length) };
}

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
