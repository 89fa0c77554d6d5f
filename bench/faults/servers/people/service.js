// @ts-check
import { Refusal } from './problem.js';

/**
 * @typedef {import('express').Request} Request
 * @typedef {import('express').Response} Response
 * @typedef {(request: Request, response: Response) => void} Handler
 * @typedef {{ state: import('./state.js').State, faults: import('../../fault-switch.js').FaultSwitch }} Service
 */

/**
 * @param {Response} response
 * @returns {import('./state.js').Organisation}
 */
export function organisationOf(response) {
  return response.locals.organisation;
}

/**
 * @param {Service} service
 * @param {Request} request
 * @param {Response} response
 */
export function findUser({ state, faults }, request, response) {
  const id = String(request.params.userId);
  const own = organisationOf(response).users.get(id);
  if (own !== undefined) return own;
  if (faults.is('foreign-user-readable') && request.method === 'GET') {
    const foreign = state.organisations.map(({ users }) => users.get(id)).find((user) => user !== undefined);
    if (foreign !== undefined) return foreign;
  }
  throw new Refusal(404, `No user is called ${id}.`);
}

/**
 * @param {Service} service
 * @param {Request} request
 * @param {Response} response
 */
export function findGroup({ faults }, request, response) {
  const id = String(request.params.groupId);
  const group = organisationOf(response).groups.get(id);
  if (group !== undefined) return group;
  throw new Refusal(faults.is('unknown-group-crashes') ? 500 : 404, `No group is called ${id}.`);
}

/**
 * Answers a repeated request as the first one was answered.
 * @template T
 * @param {Service} service
 * @param {{ request: Request, response: Response, create: () => T }} context
 * @returns {T} the answer, now or then
 */
export function createOnce({ faults }, { request, response, create }) {
  const key = request.get('idempotency-key');
  if (key === undefined || faults.is('idempotency-key-ignored')) return create();
  if (key.length < 8 || key.length > 64) throw new Refusal(400, 'An Idempotency-Key has 8 to 64 characters.');

  const { replays } = organisationOf(response);
  const body = JSON.stringify(request.body);
  const name = `${request.path} ${key}`;
  const replay = replays.get(name);
  if (replay !== undefined && replay.body !== body) throw new Refusal(422, 'This Idempotency-Key has served already.');
  if (replay !== undefined) return replay.view;
  const view = create();
  replays.set(name, { body, view });
  return view;
}
