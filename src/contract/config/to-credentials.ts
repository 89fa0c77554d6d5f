import { credentialFor, type HttpRequest } from '../../http/index.js';
import type { SecurityScheme, Spec } from '../../spec/index.js';
import { ConfigError } from './config-error.js';

/** What somebody gave to call with, not yet by security scheme. */
export interface GivenCredentials {
  readonly token?: string;
  readonly apiKey?: string;
  readonly user?: string;
  /** By scheme. */
  readonly credentials?: Readonly<Record<string, string>>;
}

/**
 * Security scheme -> value, from what was given. A token is for every scheme that carries a bearer token; for the API keys of
 * a document that has no such scheme; for HTTP Basic where there is nothing else and it is `name:password`.
 * @throws ConfigError for what no scheme of the document takes; `owner` is how the message begins.
 */
export function toCredentials(spec: Spec, given: GivenCredentials, owner: string): Readonly<Record<string, string>> {
  const { token, apiKey, user, credentials = {} } = given;
  const unknown = Object.keys(credentials).find((name) => !Object.hasOwn(spec.securitySchemes, name));
  if (unknown !== undefined) throw new ConfigError(`${owner}: ${noScheme(spec, `named '${unknown}'`)}`);

  return {
    ...spread(spec, { value: apiKey, kinds: [isApiKey], owner, what: 'that takes an API key' }),
    ...spread(spec, { value: token, kinds: kindsOfToken(token), owner, what: 'that takes a token' }),
    ...spread(spec, { value: user, kinds: [isBasic], owner, what: 'for a user and a password (HTTP Basic)' }),
    ...credentials,
  };
}

/**
 * A header as the credential that it is by the document; empty where no scheme reads it, so that it is just a header.
 */
export function credentialsOfHeader(
  { securitySchemes }: Spec,
  { name, value }: { readonly name: string; readonly value: string },
): Readonly<Record<string, string>> {
  const request: HttpRequest = { method: 'GET', path: '/', query: '', headers: { [name.toLowerCase()]: value } };
  const found = Object.entries(securitySchemes).flatMap(([scheme, definition]) => {
    const credential = credentialFor(scheme, definition, request);
    return credential === undefined ? [] : [[scheme, credential.value] as const];
  });
  return Object.fromEntries(found);
}

type IsKind = (scheme: SecurityScheme) => boolean;

const isBearer: IsKind = (scheme) =>
  scheme.type === 'oauth2' ||
  scheme.type === 'openIdConnect' ||
  (scheme.type === 'http' && scheme.scheme.toLowerCase() !== 'basic');
const isBasic: IsKind = (scheme) => scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic';
const isApiKey: IsKind = (scheme) => scheme.type === 'apiKey';

const kindsOfToken = (token = ''): readonly IsKind[] => [isBearer, isApiKey, ...(token.includes(':') ? [isBasic] : [])];

interface Spread {
  readonly value: string | undefined;
  /** The first of them that the document has. */
  readonly kinds: readonly IsKind[];
  readonly owner: string;
  readonly what: string;
}

function spread(spec: Spec, { value, kinds, owner, what }: Spread): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  const schemes = Object.entries(spec.securitySchemes);
  for (const isKind of kinds) {
    const names = schemes.filter(([, scheme]) => isKind(scheme)).map(([name]) => name);
    if (names.length > 0) return Object.fromEntries(names.map((name) => [name, value]));
  }
  throw new ConfigError(`${owner}: ${noScheme(spec, what)}`);
}

function noScheme({ file, securitySchemes }: Spec, what: string): string {
  const names = Object.keys(securitySchemes);
  const others = names.length === 0 ? 'it declares none at all' : `it declares: ${names.join(', ')}`;
  return `${file} has no security scheme ${what}; ${others}. --header 'Name: value' sends any header.`;
}
