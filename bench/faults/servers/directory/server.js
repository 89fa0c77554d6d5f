// @ts-check
import { faults as catalogue } from '../../catalogue/directory.js';
import { createFaultSwitch } from '../../fault-switch.js';
import { Failure, notFound, readJson, send, toErrorAnswer } from './http.js';
import { assertMayWrite, createKeys, identify, toHeaderValue } from './keys.js';
import { createPlaces } from './routes.js';
import { createState } from './state.js';
import { variantNamed } from './variant.js';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {{ seed: string, fault?: string | undefined, variant?: string | undefined }} Options
 * @typedef {{ listener: import('node:http').RequestListener, credentials: Record<string, Record<string, string>> }} Server
 */

/**
 * A server of the directory API, on nothing but Node.
 * @param {Options} options
 * @returns {Server}
 */
export function createServer({ seed, fault, variant: name }) {
  const faults = createFaultSwitch(
    fault,
    catalogue.map(({ id }) => id),
  );
  const variant = variantNamed(name);
  const keys = createKeys(seed);
  const answer = createAnswerer({ faults, state: createState(seed, variant), variant, keys });
  return {
    listener: (request, response) => {
      const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
      answer(request, path, new URLSearchParams(query))
        .catch((error) => toErrorAnswer(error, { faults, variant, path }))
        .then((reply) => send(response, reply, variant));
    },
    credentials: Object.fromEntries(
      Object.entries(keys).map(([role, key]) => [role, { 'x-api-key': toHeaderValue(key) }]),
    ),
  };
}

/** @param {import('./service.js').Service & { keys: ReturnType<typeof createKeys> }} context */
function createAnswerer({ faults, state, variant, keys }) {
  const places = createPlaces({ faults, state, variant });

  /** @type {(request: Request, path: string, query: URLSearchParams) => Promise<import('./http.js').Answer>} */
  return async (request, path, query) => {
    const found = places.find(({ pattern }) => pattern.test(path));
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const route = found?.routes.find((each) => each.method === method);
    const operation = route?.operation ?? '';
    const key = identify(request.headers['x-api-key']?.toString(), { keys, faults, operation });
    const tenant = touch(state, key.tenant, variant);
    if (found === undefined) throw notFound('page');
    if (route === undefined) throw notAllowed(found);

    const call = { tenant, operation, query, ids: toIds(found.pattern, path), body: undefined };
    if (method !== 'GET') {
      if (!key.mayWrite && operation === 'delete_group' && faults.is('forbidden-delete-done')) route.handler(call);
      assertMayWrite(key, { faults, operation, method });
    }
    return route.handler(route.hasBody ? { ...call, body: await readJson(request) } : call);
  };
}

/**
 * Whoever uses a key is seen: every key of a tenant belongs to the user who came first.
 * @param {import('./state.js').State} state
 * @param {number} number
 * @param {import('./variant.js').Variant} variant
 */
function touch({ tenants, stamp }, number, variant) {
  const tenant = /** @type {import('./state.js').Tenant} */ (tenants[number]);
  const [owner] = tenant.users.values();
  if (owner !== undefined && variant.isTracking) owner.last_seen_at = stamp();
  return tenant;
}

/**
 * @param {RegExp} pattern
 * @param {string} path
 */
function toIds(pattern, path) {
  const parts = Object.entries(pattern.exec(path)?.groups ?? {});
  return Object.fromEntries(parts.map(([name, part]) => [name, toId(part)]));
}

/** @param {string} part of a path, percent-encoded or not */
function toId(part) {
  const digits = part.replaceAll(/%3(\d)/g, '$1');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** @param {import('./routes.js').Place} place */
function notAllowed({ routes }) {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return new Failure(405, 'method_not_allowed', {
    message: 'This cannot be done here.',
    headers: { allow: methods.join(', ') },
  });
}
