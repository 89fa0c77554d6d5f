// @ts-check

import express from 'express';
import { faults as catalogue } from '../../catalogue/secoda.js';
import { createFaultSwitch } from '../../fault-switch.js';
import { createGroupRoutes } from './groups.js';
import { Refusal } from './problem.js';
import { createDraws, populate } from './seeds.js';
import { createUserRoutes } from './users.js';
import { variantNamed } from './variant.js';
import { createWorkspace } from './workspace.js';

/** @type {ReadonlyArray<[RegExp, string]>} */
const methods = [
  [/^\/(user|auth\/group)\/?$/, 'GET, HEAD, POST'],
  [/^\/(user|auth\/group)\/[^/]+\/?$/, 'DELETE, GET, HEAD, PATCH'],
];

/**
 * A workspace with its users and groups: correct, or with the one fault.
 *
 * @param {{ seed: string | number, fault?: string, variant?: string }} options
 */
export function createServer({ seed, fault, variant: name }) {
  const faults = createFaultSwitch(
    fault,
    catalogue.map(({ id }) => id),
  );
  const variant = variantNamed(name);
  const draws = createDraws(seed, variant);
  const key = `sk_${draws.letters(28)}`;
  const workspace = createWorkspace(draws, { faults, variant });
  populate(workspace, draws);

  const app = express().disable('x-powered-by');
  app.set('etag', variant.etag && 'weak').use(addHeaders(variant));
  app.use(checkKey(key, faults));
  if (faults.is('deletes-before-it-asks-who')) app.delete('/auth/group/:id', deleteFirst(key, workspace));
  app.use(requireKey(variant));
  app.use(express.json({ strict: false }));
  app.use(createUserRoutes(workspace, faults), createGroupRoutes(workspace, faults));
  app.use(createMethodRefusal(variant));
  app.use(createErrorHandler(faults, variant));
  return { listener: app, credentials: { 'api-key': { authorization: `Bearer ${key}` } } };
}

/**
 * @param {import('./variant.js').Variant} variant
 * @returns {import('express').RequestHandler}
 */
function addHeaders({ headers, type }) {
  return (_request, response, next) => {
    response.set(headers);
    // Express would add a charset to what it is told.
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) =>
      setHeader(name, type && /^application\/json/.test(String(value)) ? type : value);
    next();
  };
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

/**
 * @param {import('./variant.js').Variant} variant
 * @returns {import('express').RequestHandler}
 */
function requireKey({ challenge }) {
  return (_request, response, next) => {
    if (response.locals.known) return next();
    response.set('WWW-Authenticate', challenge);
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

/**
 * @param {import('./variant.js').Variant} variant
 * @returns {import('express').RequestHandler}
 */
function createMethodRefusal({ unknownMethod }) {
  return (request, response) => {
    const allowed = methods.find(([path]) => path.test(request.path))?.[1];
    if (allowed === undefined || unknownMethod === 404) throw new Refusal(404, 'There is nothing here.');
    response.set('Allow', allowed);
    throw new Refusal(405, `${request.method} is not for this.`);
  };
}

/**
 * @param {ReturnType<typeof createFaultSwitch>} faults
 * @param {import('./variant.js').Variant} variant
 * @returns {import('express').ErrorRequestHandler}
 */
function createErrorHandler(faults, { details, toMessage }) {
  // eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars -- Express knows an error handler by its four parameters.
  return (error, _request, response, _next) => {
    const parsed = error?.type !== 'entity.parse.failed';
    const status = parsed || !faults.is('broken-json-is-a-crash') ? (error?.status ?? 500) : 500;
    response.status(status);
    if (faults.is('not-found-is-a-web-page') && status === 404) return void response.send('<h1>Not Found</h1>');
    if (faults.is('errors-under-another-name') && status === 400) return void response.json({ message: error.message });
    const errors = faults.is('member-errors-not-in-lists') ? toLoose(error?.errors) : error?.errors;
    response.json({ ...details, errors, detail: toMessage(status === 500 ? 'That was us.' : error.message) });
  };
}

/** @param {Record<string, string[]> | undefined} errors */
function toLoose(errors) {
  return errors?.users === undefined ? errors : { ...errors, users: errors.users.join(' ') };
}
