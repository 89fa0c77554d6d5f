import type { SecurityScheme } from '../spec/index.js';
import { decodeCookie, parseCookies } from './cookies.js';
import { type Headers, type HttpRequest, headerOf } from './messages.js';
import { parseQuery } from './query.js';

/** What a request carries for one security scheme. */
export interface Credential {
  /** Name of the scheme under `components.securitySchemes`. */
  readonly scheme: string;
  /** Bearer token, API key, or `user:password` of HTTP Basic (decoded). */
  readonly value: string;
}

/** The credential that a request carries for a scheme, or undefined. */
export function credentialFor(name: string, scheme: SecurityScheme, request: HttpRequest): Credential | undefined {
  const value = valueFor(scheme, request);
  return value === undefined || value === '' ? undefined : { scheme: name, value };
}

function valueFor(scheme: SecurityScheme, request: HttpRequest): string | undefined {
  switch (scheme.type) {
    case 'apiKey':
      return apiKey(scheme.in, scheme.name, request);
    case 'http':
      return httpCredential(scheme.scheme.toLowerCase(), request.headers);
    case 'oauth2':
    case 'openIdConnect':
      return httpCredential('bearer', request.headers);
    default:
      return undefined;
  }
}

function apiKey(place: string, name: string, request: HttpRequest): string | undefined {
  if (place === 'header') return headerOf(request.headers, name.toLowerCase());
  if (place === 'cookie') {
    const [value] = parseCookies(headerOf(request.headers, 'cookie')).get(name) ?? [];
    return value === undefined ? undefined : decodeCookie(value);
  }
  return parseQuery(request.query).find((pair) => pair.name === name)?.value;
}

function httpCredential(wanted: string, headers: Headers): string | undefined {
  const authorization = headerOf(headers, 'authorization') ?? '';
  const space = authorization.indexOf(' ');
  if (space < 0 || authorization.slice(0, space).toLowerCase() !== wanted) return undefined;

  const value = authorization.slice(space + 1).trim();
  return wanted === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : value;
}

/** The `WWW-Authenticate` value for a scheme (RFC 9110 section 11.6.1; API keys have no registered name of their own). */
export function challengeFor(scheme: SecurityScheme, realm: string): string {
  if (scheme.type === 'apiKey') return `ApiKey realm="${realm}"`;
  const name = scheme.type === 'http' ? scheme.scheme : 'bearer';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} realm="${realm}"`;
}
