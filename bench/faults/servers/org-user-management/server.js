// @ts-check
import { createHash } from 'node:crypto';
import { faults as catalogue } from '../../catalogue/org-user-management.js';
import { createFaultSwitch } from '../../fault-switch.js';
import { createReaders, createWriters } from './people.js';
import { Refusal } from './refusal.js';
import { createRoutes } from './routes.js';
import { createState } from './state.js';
import { variantNamed } from './variant.js';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('./people.js').Service} Service
 * @typedef {{ status: number, body?: unknown, headers?: Record<string, string> }} Answer
 */

const base = '/api/oum/v1';
const withBody = ['updateMe', 'replaceUserRoles', 'inviteUser'];

/**
 * A server of org-user-management on node:http alone.
 * @param {{ seed: string, fault?: string | undefined, variant?: string | undefined }} options
 * @returns {{ listener: import('node:http').RequestListener, credentials: Record<string, Record<string, string>> }}
 */
export function createServer({ seed, fault, variant: name }) {
  const faults = createFaultSwitch(
    fault,
    catalogue.map(({ id }) => id),
  );
  const variant = variantNamed(name);
  const service = { faults, variant, state: createState(seed, variant) };
  const answer = createAnswerer(service);
  return {
    credentials: service.state.credentials,
    listener: async (request, response) => {
      const { status, body, headers } = await answer(request).catch((error) => toAnswer(error, service));
      const text = body === undefined ? '' : JSON.stringify(body);
      if (text !== '') response.setHeader('content-type', variant.type);
      for (const [name, value] of Object.entries({ ...variant.headers, ...headers })) response.setHeader(name, value);
      if (status === 200 && variant.isTagged) response.setHeader('etag', toTag(text));
      if (status !== 204) response.setHeader('content-length', Buffer.byteLength(text));
      response.writeHead(status).end(request.method === 'HEAD' ? '' : text);
    },
  };
}

/** @param {string} text */
const toTag = (text) => `W/"${createHash('md5').update(text).digest('base64url')}"`;

/**
 * @param {Service} service
 * @returns {(request: Request) => Promise<Answer>}
 */
function createAnswerer(service) {
  const { faults, variant } = service;
  /** Those who have acted as admins. @type {Set<import('./state.js').User>} */
  const remembered = new Set();
  const handlers = /** @type {Record<string, import('./people.js').Handler>} */ ({
    ...createReaders(service),
    ...createWriters(service),
  });
  const routes = createRoutes(faults);
  return async (request) => {
    const url = new URL(`http://server.invalid${request.url}`);
    const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : undefined;
    const route = path === undefined ? undefined : routes.find((candidate) => candidate.path.test(path));
    if (route === undefined || path === undefined) throw new Refusal(404, 'There is nothing at this address.');
    const method = request.method === 'HEAD' ? 'GET' : String(request.method);
    const target = route.methods[method];
    if (target === undefined && variant.unknownMethod === 404) throw new Refusal(404, 'There is nothing here.');
    if (target === undefined) throw notAllowed(route.methods);

    const caller = authenticate(service, { request, operation: target.operation });
    const isAdmin = caller.roles.includes('admin') || (faults.is('rights-remembered') && remembered.has(caller));
    if (target.roles.includes('admin') && isAdmin) remembered.add(caller);
    else if (target.roles.length > 0 && !target.roles.some((role) => caller.roles.includes(role)))
      throw new Refusal(403, `Only for ${target.roles.join(' and ')}.`);
    const id = decode(route.path.exec(path)?.[1] ?? '', service);
    const body = withBody.includes(target.operation) ? await readBody(request) : undefined;
    return /** @type {import('./people.js').Handler} */ (handlers[target.operation])({
      caller,
      id,
      query: url.searchParams,
      body,
    });
  };
}

/**
 * @param {Service} service
 * @param {{ request: Request, operation: string }} call
 */
function authenticate({ state, faults, variant }, { request, operation }) {
  const [, email, secret] = /^([^:]+):(mpat_\w{32})$/.exec(request.headers.authorization ?? '') ?? [];
  const isOpen = operation === 'getOrganization' && faults.is('organization-readable-by-anyone');
  const token = state.tokens.find((each) => each.secret === secret) ?? (isOpen ? state.tokens[0] : undefined);
  const user = state.users.find(({ id }) => id === token?.userId);
  const own = [faults.is('old-address-refused') ? undefined : token?.email, user?.email];
  const key = (/** @type {string | undefined} */ text) => (variant.isAddressCased ? text : text?.toLowerCase());
  const isOwn = isOpen || faults.is('address-not-compared') || own.map(key).includes(key(email));
  if (user === undefined || !isOwn)
    throw new Refusal(401, 'We do not know you.', { 'www-authenticate': variant.challenge });
  return user;
}

/**
 * @param {string} segment of the path
 * @param {Service} service
 */
function decode(segment, { faults }) {
  if (faults.is('ids-not-decoded')) return segment;
  try {
    const id = decodeURIComponent(segment);
    return faults.is('plus-in-id-read-as-space') ? id.replaceAll('+', ' ') : id;
  } catch {
    throw new Refusal(400, 'The id is encoded wrongly.');
  }
}

/** @param {Request} request */
async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? 'application/json'))
    throw new Refusal(415, 'Expected JSON.');
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Refusal(400, 'Expected JSON, and this is none.');
  }
}

/** @param {object} methods */
function notAllowed(methods) {
  const allowed = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return new Refusal(405, 'Not with this method.', { allow: allowed.join(', ') });
}

/**
 * @param {unknown} error
 * @param {Service} service
 * @returns {Answer}
 */
function toAnswer(error, { faults, variant }) {
  const { status, code, message, headers } =
    error instanceof Refusal ? error : { ...new Refusal(500, ''), message: 'This is our fault.' };
  const type = /** @type {Record<string, string>} */ (
    faults.is('errors-as-html') ? { 'content-type': 'text/html' } : {}
  );
  const said = { code: variant.toCode(code), message: variant.toMessage(message) };
  const whole = { ...said, retryable: status >= 500, ...variant.toDetails(message) };
  const short = faults.is('errors-lack-code') ? { message: said.message } : whole;
  const body = status === 403 && faults.is('forbidden-in-other-words') ? { error: message } : short;
  return { status, headers: { ...headers, ...type }, body };
}
