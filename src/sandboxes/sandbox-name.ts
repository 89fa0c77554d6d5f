import { randomBytes } from 'node:crypto';
import { badRequest, type HttpRequest, headerOf, type Problem, parseCookies, parseQuery } from '../http/index.js';

/** The sandbox of requests that name none. */
export const defaultSandbox = 'default';

const sandboxHeader = 'x-twinspec-sandbox';
const sandboxCookie = 'twinspec_sandbox';
/** Twin of the header, for links and whoever else can set none. */
const sandboxParameter = '__sandbox';

const shape = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const isSandboxName = (name: string): boolean => shape.test(name);

/** Nobody guesses 128 random bits. */
export const newName = (): string => randomBytes(16).toString('hex');

/** A path without the `/~name` that it began with. */
export interface PrefixedPath {
  readonly sandbox: string;
  /** `/~name`, as it was written. */
  readonly prefix: string;
  readonly path: string;
}

const prefixed = /^\/(?:~|%7[Ee])([^/]*)/;

/** Undefined for a path without such a prefix. The name may be any text; who uses it has to look at it. */
export function takeSandboxPrefix(path: string): PrefixedPath | undefined {
  const second = path.charCodeAt(1);
  if (second !== tilde && second !== percent) return undefined;
  const [prefix, sandbox] = prefixed.exec(path) ?? [];
  if (prefix === undefined || sandbox === undefined) return undefined;
  const rest = path.slice(prefix.length);
  return { sandbox, prefix, path: rest === '' ? '/' : rest };
}

const tilde = 0x7e;
const percent = 0x25;

/**
 * The sandbox that a request names by its path, its header, its query or its cookie, in this order; a problem for what can be no
 * name.
 */
export function sandboxOf({ sandbox, headers, query }: HttpRequest): string | Problem {
  const name =
    sandbox ?? headerOf(headers, sandboxHeader) ?? parameterOf(query) ?? cookieOf(headerOf(headers, 'cookie'));
  if (name === undefined) return defaultSandbox;
  return isSandboxName(name)
    ? name
    : badRequest(`'${name.slice(0, 80)}' cannot name a sandbox: a name is 1 to 64 letters, digits, '-' and '_'.`);
}

/** What makes a path lead to a sandbox, put at its end; nothing for the default one. */
export const queryFor = (sandbox: string): string =>
  sandbox === defaultSandbox ? '' : `?${sandboxParameter}=${sandbox}`;

const parameterOf = (query: string): string | undefined =>
  query.includes(sandboxParameter) ? parseQuery(query).find(({ name }) => name === sandboxParameter)?.value : undefined;

const cookieOf = (cookies: string | undefined): string | undefined =>
  cookies?.includes(sandboxCookie) ? parseCookies(cookies).get(sandboxCookie)?.[0] : undefined;
