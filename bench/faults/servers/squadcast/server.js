// @ts-check
import { faults as catalogue } from '../../catalogue/squadcast.js';
import { createFaultSwitch } from '../../fault-switch.js';
import { addCrowd } from './crowd.js';
import { Refusal } from './refusal.js';
import { createRouter, NotAllowed } from './router.js';
import { createCredentials, createState } from './state.js';
import { createTokenHandlers } from './tokens.js';
import { createAbilitiesHandler, createUserReaders, createUserWriters } from './users.js';
import { variantNamed } from './variant.js';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('./router.js').Service} Service
 * @typedef {{ status: number, body?: unknown, headers?: Record<string, string> }} Answer
 */

/**
 * A server of the Squadcast users on node:http alone.
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
  addCrowd(service.state, seed);
  const credentials = createCredentials(service.state);
  const route = createRouter(createTable(service), variant);

  /** @type {(request: Request, path: string) => Promise<Answer>} */
  const answer = async (request, path) => {
    const { scope, handle, hasBody, parameter } = route(String(request.method).replace('HEAD', 'GET'), path);
    authorize(service, { request, scope, path });
    const body = hasBody ? await readBody(request) : undefined;
    const { status, data } = handle({ parameter, body, headers: request.headers });
    if (status === 204) return { status };
    const isBare = faults.is('token-list-unwrapped') && path === '/v3/refresh-token' && Array.isArray(data);
    return { status, body: isBare ? data : variant.toEnvelope(data, service.state.newId()) };
  };
  return {
    credentials,
    listener: async (request, response) => {
      const path = String(request.url).split('?')[0] ?? '/';
      const { status, body, headers } = await answer(request, path).catch((error) =>
        toAnswer(error, { ...service, path }),
      );
      const type = faults.is('list-sent-as-html') && path === '/v3/users' ? 'text/html' : variant.type;
      const content = body === undefined ? {} : { 'Content-Type': type };
      response.writeHead(status, { ...content, ...variant.headers, ...headers });
      response.end(request.method === 'HEAD' || body === undefined ? undefined : JSON.stringify(body, undefined, 1));
    },
  };
}

/**
 * @param {Service} service
 * @returns {import('./router.js').Table}
 */
function createTable(service) {
  const { faults } = service;
  const readers = createUserReaders(service);
  const writers = createUserWriters({ ...service, toView: readers.toView });
  const tokens = createTokenHandlers(service);
  const [read, write] = ['read', 'user-write'];
  const tokenScope = faults.is('read-token-revokes') ? read : write;
  const abilityScope = faults.is('read-token-sets-abilities') ? read : write;
  return {
    '/oauth/access-token': { GET: { scope: '', handle: tokens.grant } },
    '/v3/refresh-token': {
      GET: { scope: read, handle: tokens.list },
      POST: { scope: write, handle: tokens.create, hasBody: true },
    },
    '/v3/refresh-token/:': { DELETE: { scope: tokenScope, handle: tokens.remove } },
    '/v3/users': {
      GET: { scope: read, handle: readers.list },
      POST: { scope: write, handle: writers.add, hasBody: true },
    },
    '/v3/users/abilities': { PUT: { scope: abilityScope, handle: createAbilitiesHandler(service), hasBody: true } },
    '/v3/users/delete-user': { PUT: { scope: write, handle: writers.handOver, hasBody: true } },
    '/v3/users/roles': { GET: { scope: faults.is('roles-open-to-all') ? '' : read, handle: readers.listRoles } },
    '/v3/users/:': {
      GET: { scope: read, handle: readers.read },
      PUT: { scope: write, handle: writers.update, hasBody: true },
      DELETE: { scope: write, handle: writers.remove },
    },
  };
}

/**
 * @param {Service} service
 * @param {{ request: Request, scope: string, path: string }} call
 */
function authorize({ state, faults }, { request, scope, path }) {
  if (scope === '') return;
  const sent = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const access = state.accessTokens.find(({ token }) => token === sent);
  const isAlive =
    access !== undefined &&
    (faults.is('access-outlives-refresh-token') ||
      (faults.is('access-outlives-user') && state.orphaned.has(access.refreshTokenId)) ||
      state.refreshTokens.some(({ id }) => id === access.refreshTokenId));
  const isRefresh =
    faults.is('refresh-token-as-access-token') && state.refreshTokens.some(({ token }) => token === sent);
  const isAnyGood = faults.is('any-token-reads') && sent !== undefined && request.method === 'GET';
  if (!isAlive && !isRefresh && !isAnyGood) throw new Refusal(401, 'access denied');
  if (!isAlive || access.scopes.includes(scope)) return;
  const isRoleChange = request.method === 'PUT' && /^\/v3\/users\/[0-9a-f]{24}$/.test(path);
  throw new Refusal(isRoleChange && faults.is('read-token-update-is-401') ? 401 : 403, `scope ${scope} required`);
}

/** @param {Request} request */
async function readBody(request) {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk;
  if (!/^application\/json/i.test(request.headers['content-type'] ?? '')) throw new Refusal(415, 'json expected');
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'unreadable json');
  }
}

/**
 * @param {unknown} error
 * @param {Pick<Service, 'faults' | 'variant'> & { path: string }} context
 * @returns {Answer}
 */
function toAnswer(error, { faults, variant, path }) {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'unexpected');
  const { status, message, conflict } = refusal;
  const challenge = status === 401 ? { 'WWW-Authenticate': variant.challenge } : {};
  const allow = refusal instanceof NotAllowed ? { Allow: refusal.allow } : {};
  const said = variant.toMessage(status, message);
  const meta = { error_message: said, status: variant.toStatus(status), conflict_data: conflict };
  const isTokenMissing = status === 404 && path.startsWith('/v3/refresh-token/');
  const isBare = faults.is('errors-without-meta') || (isTokenMissing && faults.is('token-errors-bare'));
  return {
    status,
    headers: /** @type {Record<string, string>} */ ({ ...challenge, ...allow }),
    body: isBare ? { error: message } : { meta: { ...meta, ...variant.toDetails(message) } },
  };
}
