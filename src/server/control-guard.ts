import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createProblem, type Problem, toProblemDetails } from '../http/index.js';
import { isControl } from '../mock/index.js';
import type { NodeHandler } from './node-handler.js';
import { pathOf } from './request-target.js';

export interface GuardOptions {
  /** What lets others than this machine's own programs in, as a bearer token; without it they stay out. */
  readonly token?: string | undefined;
  /** Which paths are guarded; those of the control plane by default. */
  readonly isGuarded?: (path: string) => boolean;
}

/**
 * Lets at the control plane who knows its token; without one this machine's own programs alone: from loopback, through no proxy,
 * for a local host name, and not from a page of another origin (which DNS rebinding would make look local).
 */
export function guardControl(handler: NodeHandler, { token, isGuarded = isControl }: GuardOptions = {}): NodeHandler {
  const expected = token === undefined ? undefined : digestOf(token);
  return (incoming, outgoing) => {
    const path = pathOf(incoming.url);
    const problem = isGuarded(path) && !probes.has(path) ? refusal(incoming, expected) : undefined;
    if (problem) refuse(outgoing, problem);
    else handler(incoming, outgoing);
  };
}

/** Open to everybody: who asks whether a server lives and is ready comes from another machine, and learns nothing else. */
const probes: ReadonlySet<string> = new Set(['/_twinspec/health', '/_twinspec/ready']);

function refusal(incoming: IncomingMessage, expected: Buffer | undefined): Problem | undefined {
  const [, given] = /^Bearer +(\S+) *$/i.exec(incoming.headers.authorization ?? '') ?? [];
  if (expected !== undefined && given !== undefined) {
    return timingSafeEqual(digestOf(given), expected) ? undefined : unauthorized('The token is wrong.');
  }
  const why = strangeness(incoming);
  if (why === undefined) return undefined;
  return expected === undefined
    ? createProblem('forbidden', `The control plane ${why}.`)
    : unauthorized(`The control plane ${why}; others send its token (Authorization: Bearer …).`);
}

/** Of one length, whatever is given: how long a comparison takes tells nothing. */
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const unauthorized = (detail: string): Problem =>
  createProblem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="control plane"' } });

/** Why a request is not one of this machine's own programs. */
function strangeness({ socket, headers }: IncomingMessage): string | undefined {
  if (!isLoopback(socket.remoteAddress ?? '')) return 'is open to loopback addresses only';
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined)
    return 'cannot be reached through a proxy';
  if (!isLocalName(headers.host ?? '')) return 'is served for local host names only';
  if (headers.origin !== undefined && !isLocalName(headers.origin.replace(/^https?:\/\//, ''))) {
    return 'is closed to pages of other origins';
  }
  return undefined;
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\./.test(address) || address === '::1';

const isLocalName = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);

function refuse(outgoing: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(toProblemDetails(problem));
  outgoing.writeHead(problem.status, {
    ...problem.headers,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
  });
  outgoing.end(body);
}
