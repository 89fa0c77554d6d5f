// @ts-check

import { authorise } from './guard.js';
import { badRequest, notFound, Refusal, text } from './replies.js';
import { toShape } from './shapes.js';

/**
 * @typedef {import('./instance.js').Account} Account
 * @typedef {{ request: import('node:http').IncomingMessage, instance: import('./instance.js').Instance,
 *   faults: import('./instance.js').Faults, revoked: import('./instance.js').Token[], query: URLSearchParams,
 *   parameters: Record<string, any>, body: Record<string, any>, caller: Account, superAdmin: boolean,
 *   token: import('./instance.js').Token, afterwards?: boolean }} Call
 * @typedef {{ id: string, method: string, path: string, role: import('./guard.js').Role,
 *   shape?: Record<string, string>, handle(call: Call): import('./replies.js').Reply }} Route
 */

/**
 * @param {readonly Route[]} routes
 * @param {Pick<Call, 'instance' | 'faults' | 'revoked'>} server
 * @returns {import('node:http').RequestListener}
 */
export function createListener(routes, server) {
  return (request, response) => {
    readBody(request)
      .then((body) => answer(routes, server, { request, body }))
      .catch((error) => toReply(error, server.instance.variant))
      .then(({ status, headers, body }) => {
        const bytes = Buffer.from(body);
        const { headers: more, json } = server.instance.variant;
        const type = headers['Content-Type'] === 'application/json' && { 'Content-Type': json };
        response.writeHead(status, { ...more, ...headers, ...type, 'Content-Length': bytes.length });
        response.end(request.method === 'HEAD' ? undefined : bytes);
      });
  };
}

/**
 * @param {readonly Route[]} routes
 * @param {Pick<Call, 'instance' | 'faults' | 'revoked'>} server
 * @param {{ request: import('node:http').IncomingMessage, body: string }} received
 */
function answer(routes, server, { request, body }) {
  const [path = '/', query] = (request.url ?? '/').split('?', 2);
  const segments = toSegments(path, server.faults);
  const here = routes.filter(({ path }) => matchPath(path, segments) !== undefined);
  if (here.length === 0) throw notFound(path);

  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const lax = method === 'GET' && path === '/api/users/logout' && server.faults.is('get-logs-out-too');
  const route = lax ? here[0] : here.find((candidate) => candidate.method === method);
  if (route === undefined && server.instance.variant.unknownMethod === 404) throw notFound(path);
  if (route === undefined) throw new Refusal(405, 'Method not allowed', { Allow: toAllow(here) });

  if (isMissing(route.id, server.faults)) return { status: 404, headers: {}, body: '' };
  const parameters = matchPath(route.path, segments) ?? {};
  const call = /** @type {Call} */ ({ request, ...server, query: new URLSearchParams(query), parameters });
  authorise(call, route);
  if (route.shape !== undefined) call.body = toShape(parse(request, body, server.faults), route.shape, server.faults);
  const reply = route.handle(call);
  return { ...reply, body: call.instance.variant.toSentence(reply.body, route.id) };
}

/**
 * @param {string} id
 * @param {import('./instance.js').Faults} faults
 */
function isMissing(id, faults) {
  return (
    (id === 'createUser' && faults.is('no-route-to-create-user')) ||
    (id === 'leaveWorkspace' && faults.is('no-route-to-leave'))
  );
}

/** @param {readonly Route[]} routes */
function toAllow(routes) {
  return routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
}

/**
 * @param {string} path
 * @param {import('./instance.js').Faults} faults
 */
function toSegments(path, faults) {
  return path.split('/').map((segment) => {
    if (faults.is('paths-are-not-decoded')) return segment;
    try {
      return decodeURIComponent(faults.is('plus-is-a-space') ? segment.replaceAll('+', ' ') : segment);
    } catch {
      throw badRequest('the path is not well-formed');
    }
  });
}

/**
 * @param {string} template
 * @param {readonly string[]} segments
 */
function matchPath(template, segments) {
  const parts = `/api${template}`.split('/');
  if (parts.length !== segments.length) return undefined;
  /** @type {Record<string, string>} */
  const parameters = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{') && segment !== '') parameters[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return parameters;
}

/** @param {import('node:http').IncomingMessage} request */
async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} body
 * @param {import('./instance.js').Faults} faults
 */
function parse(request, body, faults) {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type) && !faults.is('any-media-type')) {
    throw new Refusal(415, 'Send application/json.');
  }
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('this is not JSON');
  }
}

/**
 * @param {unknown} error
 * @param {import('./variant.js').Variant} variant
 */
function toReply(error, variant) {
  if (error instanceof Refusal) return text(variant.toProblem(error.message), error.status, error.headers);
  return text(`Internal error: ${error instanceof Error ? error.message : ''}`, 500);
}
