// @ts-check
import express from 'express';
import { faults as catalogue } from '../../catalogue/people.js';
import { createFaultSwitch } from '../../fault-switch.js';
import { createGroupHandlers } from './groups.js';
import { createMemberHandlers } from './members.js';
import { Refusal, writeProblem } from './problem.js';
import { createState } from './state.js';
import { createUserHandlers } from './users.js';
import { variantNamed } from './variant.js';

/**
 * @typedef {import('express').RequestHandler} Handler
 * @typedef {{ seed: string, fault?: string | undefined, variant?: string | undefined }} Options
 * @typedef {{ listener: import('node:http').RequestListener, credentials: Record<string, Record<string, string>> }} Server
 */

/**
 * A server of the people API with Express.
 * @param {Options} options
 * @returns {Server}
 */
export function createServer({ seed, fault, variant: name }) {
  const faults = createFaultSwitch(
    fault,
    catalogue.map(({ id }) => id),
  );
  const variant = variantNamed(name);
  const service = { faults, state: createState(seed, variant) };
  const tokens = createTokens(seed);
  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(dress(variant), authenticate(service, tokens), ...createRoutes(service));
  app.use((request) => {
    throw new Refusal(404, `Nothing is at ${request.path}.`);
  });
  app.use(writeProblem(faults, variant));
  return {
    listener: app,
    credentials: Object.fromEntries(
      Object.entries(tokens).map(([role, { token }]) => [role, { authorization: `Bearer ${token}` }]),
    ),
  };
}

/**
 * @typedef {{ token: string, scopes: string[], organisation: number }} Token
 * @param {string} seed
 * @returns {Record<string, Token>}
 */
function createTokens(seed) {
  return {
    admin: { token: `ppl.${seed}.4ac1-admin`, scopes: ['read', 'write'], organisation: 0 },
    reader: { token: `ppl.${seed}.90be-reader`, scopes: ['read'], organisation: 0 },
    outsider: { token: `ppl.${seed}.77d2-outsider`, scopes: ['read', 'write'], organisation: 1 },
  };
}

/**
 * @param {import('./service.js').Service} service
 * @param {Record<string, Token>} tokens
 * @returns {Handler}
 */
function authenticate({ faults, state }, tokens) {
  return (request, response, next) => {
    const sent = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const token = Object.values(tokens).find((each) => each.token === sent) ?? fallback(request, sent);
    if (token === undefined) throw new Refusal(401, 'Who are you?');
    response.locals.organisation = state.organisations[token.organisation];
    response.locals.scopes = token.scopes;
    next();
  };

  /** @type {(request: import('express').Request, sent: string | undefined) => Token | undefined} */
  function fallback({ method, path }, sent) {
    const isAnyGood = faults.is('any-token-accepted') && sent !== undefined;
    const isOpen = faults.is('members-readable-by-anyone') && method === 'GET' && path.endsWith('/members');
    return isAnyGood || isOpen ? tokens.admin : undefined;
  }
}

/**
 * Headers as the variant writes them, whoever sets them.
 * @param {import('./variant.js').Variant} variant
 * @returns {Handler}
 */
function dress({ headers, type, toLocation }) {
  return (request, response, next) => {
    response.set(headers);
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => {
      const text = String(value);
      if (name === 'Location') return setHeader(name, toLocation(text, request.get('host') ?? ''));
      return setHeader(name, name === 'Content-Type' ? text.replace(/;.*$/, '') + type : value);
    };
    next();
  };
}

/** @type {(scope: string) => Handler} */
const needs = (scope) => (_request, response, next) => {
  if (!response.locals.scopes.includes(scope)) throw new Refusal(403, `The scope ${scope} is missing.`);
  next();
};

/** @type {(type: string) => Handler[]} */
const body = (type) => [
  (request, _response, next) => {
    const sent = request.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (sent !== undefined && sent !== type) throw new Refusal(415, `Send ${type}.`);
    if (sent === undefined) throw new Refusal(400, 'A body is needed.');
    next();
  },
  express.json({ type: () => true, strict: false }),
  (request, _response, next) => {
    if (request.body === undefined) throw new Refusal(400, 'A body is needed.');
    next();
  },
];

/** @type {(allowed: string, variant: import('./variant.js').Variant) => Handler} */
const refuseOthers = (allowed, variant) => (request, response) => {
  if (variant.unknownMethod === 404) throw new Refusal(404, `Nothing is at ${request.path}.`);
  response.set('Allow', allowed);
  throw new Refusal(405, `Only ${allowed} here.`);
};

/**
 * @param {import('./service.js').Service} service
 * @returns {import('express').Router[]}
 */
function createRoutes(service) {
  const { faults, state } = service;
  const onlyAllow = (/** @type {string} */ allowed) => refuseOthers(allowed, state.variant);
  const [users, groups, members] = [
    createUserHandlers(service),
    createGroupHandlers(service),
    createMemberHandlers(service),
  ];
  const [read, write] = [needs('read'), needs('write')];
  const [whole, patch] = [body('application/json'), body('application/merge-patch+json')];
  const router = express.Router();
  router.route('/v1/users').get(read, users.list).post(write, whole, users.create).all(onlyAllow('GET, HEAD, POST'));
  router
    .route('/v1/users/:userId')
    .get(read, users.read)
    .put(write, whole, users.replace)
    .patch(write, patch, users.change)
    .delete(faults.is('read-scope-may-delete') ? read : write, users.remove)
    .all(onlyAllow('GET, HEAD, PUT, PATCH, DELETE'));
  router.route('/v1/users/:userId/groups').get(read, members.listGroups).all(onlyAllow('GET, HEAD'));
  router.route('/v1/groups').get(read, groups.list).post(write, whole, groups.create).all(onlyAllow('GET, HEAD, POST'));
  router
    .route('/v1/groups/:groupId')
    .get(read, groups.read)
    .patch(write, patch, groups.change)
    .delete(write, groups.remove)
    .all(onlyAllow('GET, HEAD, PATCH, DELETE'));
  router.route('/v1/groups/:groupId/members').get(read, members.list).all(onlyAllow('GET, HEAD'));
  router
    .route('/v1/groups/:groupId/members/:userId')
    .put(write, members.add)
    .delete(write, members.remove)
    .all(onlyAllow('PUT, DELETE'));
  return [router];
}
