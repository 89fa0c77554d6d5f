// @ts-check

import express from 'express';
import { faults as catalogue } from '../../catalogue/secoda.js';
import { createFaultSwitch } from '../../fault-switch.js';
import { createGroupRoutes } from './groups.js';
import { Refusal } from './problem.js';
import { createDraws, populate } from './seeds.js';
import { createUserRoutes } from './users.js';
import { createWorkspace } from './workspace.js';

/** @type {ReadonlyArray<[RegExp, string]>} */
const methods = [
  [/^\/(user|auth\/group)\/?$/, 'GET, HEAD, POST'],
  [/^\/(user|auth\/group)\/[^/]+\/?$/, 'DELETE, GET, HEAD, PATCH'],
];

/**
 * A workspace with its users and groups: correct, or with the one fault.
 *
 * @param {{ seed: string | number, fault?: string }} options
 */
export function createServer({ seed, fault }) {
  const faults = createFaultSwitch(
    fault,
    catalogue.map(({ id }) => id),
  );
  const draws = createDraws(seed);
  const key = `sk_${draws.letters(28)}`;
  const workspace = createWorkspace(draws, faults);
  populate(workspace, draws);

  const app = express().disable('x-powered-by');
  app.use(checkKey(key, faults));
  if (faults.is('deletes-before-it-asks-who')) app.delete('/auth/group/:id', deleteFirst(key, workspace));
  app.use(requireKey());
  app.use(express.json({ strict: false }));
  app.use(createUserRoutes(workspace, faults), createGroupRoutes(workspace, faults));
  app.use(refuseMethod);
  app.use(createErrorHandler(faults));
  return { listener: app, credentials: { 'api-key': { authorization: `Bearer ${key}` } } };
}

/**
 * @param {string} key
 * @param {ReturnType<typeof createFaultSwitch>} faults
 * @returns {import('express').RequestHandler}
 */
function checkKey(key, faults) {
  return (request, response, next) => {
    const [scheme = '', given = ''] = (request.get('authorization') ?? '').split(' ');
    const reads = request.method === 'GET' && request.path.startsWith('/auth/group');
    response.locals.known =
      (scheme.toLowerCase() === 'bearer' && isSame(given, key, faults)) ||
      (faults.is('groups-are-public') && reads) ||
      (faults.is('any-key-may-patch') && request.method === 'PATCH' && given !== '');
    next();
  };
}

/**
 * @param {string} given
 * @param {string} key
 * @param {ReturnType<typeof createFaultSwitch>} faults
 */
function isSame(given, key, faults) {
  return faults.is('key-is-compared-in-part') ? given.slice(0, 16) === key.slice(0, 16) : given === key;
}

/** @returns {import('express').RequestHandler} */
function requireKey() {
  return (_request, response, next) => {
    if (response.locals.known) return next();
    response.set('WWW-Authenticate', 'Bearer');
    throw new Refusal(401, 'Who is asking?');
  };
}

/**
 * @param {string} key
 * @param {import('./workspace.js').Workspace} workspace
 * @returns {import('express').RequestHandler<{ id: string }>}
 */
function deleteFirst(key, workspace) {
  return (request, _response, next) => {
    const group = workspace.groups.get(request.params.id);
    if (group !== undefined && request.get('authorization') !== `Bearer ${key}`) workspace.removeGroup(group);
    next();
  };
}

/** @type {import('express').RequestHandler} */
function refuseMethod(request, response) {
  const allowed = methods.find(([path]) => path.test(request.path))?.[1];
  if (allowed === undefined) throw new Refusal(404, 'There is nothing here.');
  response.set('Allow', allowed);
  throw new Refusal(405, `${request.method} is not for this.`);
}

/**
 * @param {ReturnType<typeof createFaultSwitch>} faults
 * @returns {import('express').ErrorRequestHandler}
 */
function createErrorHandler(faults) {
  // eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars -- Express knows an error handler by its four parameters.
  return (error, _request, response, _next) => {
    const parsed = error?.type !== 'entity.parse.failed';
    const status = parsed || !faults.is('broken-json-is-a-crash') ? (error?.status ?? 500) : 500;
    response.status(status);
    if (faults.is('not-found-is-a-web-page') && status === 404) return void response.send('<h1>Not Found</h1>');
    if (faults.is('errors-under-another-name') && status === 400) return void response.json({ message: error.message });
    response.json({ errors: error?.errors, detail: status === 500 ? 'That was us.' : error.message });
  };
}
