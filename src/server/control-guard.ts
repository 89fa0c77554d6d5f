import type { IncomingMessage, ServerResponse } from 'node:http';
import { createProblem, type Problem, toProblemDetails } from '../http/index.js';
import { isControl } from '../mock/index.js';
import type { NodeHandler } from './node-handler.js';
import { pathOf } from './request-target.js';

/**
 * Lets only this machine's own programs at the control plane: from loopback, through no proxy, for a local host name, and not
 * from a page of another origin (which DNS rebinding would make look local).
 */
export function guardControl(handler: NodeHandler): NodeHandler {
  return (incoming, outgoing) => {
    const problem = isControl(pathOf(incoming.url)) ? refusal(incoming) : undefined;
    if (problem) refuse(outgoing, problem);
    else handler(incoming, outgoing);
  };
}

function refusal({ socket, headers }: IncomingMessage): Problem | undefined {
  if (!isLoopback(socket.remoteAddress ?? '')) return forbidden('is open to loopback addresses only');
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined)
    return forbidden('cannot be reached through a proxy');
  if (!isLocalName(headers.host ?? '')) return forbidden('is served for local host names only');
  if (headers.origin !== undefined && !isLocalName(headers.origin.replace(/^https?:\/\//, ''))) {
    return forbidden('is closed to pages of other origins');
  }
  return undefined;
}

const forbidden = (why: string): Problem => createProblem('forbidden', `The control plane ${why}.`);

const isLoopback = (address: string): boolean => /^(::ffff:)?127\./.test(address) || address === '::1';

const isLocalName = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);

function refuse(outgoing: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(toProblemDetails(problem));
  outgoing.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
  });
  outgoing.end(body);
}
