// @ts-check
// A hand-written Express mock as most teams have one. Does: routing, a token look-up, `express.json()`, checks of the body and of paging
// by hand, 400, 401, 404. Does not: validate its answers, undo a failed request, keep lists other than by copying the map.
import express from 'express';
import { readPeerData } from './peer-data.js';

const { users, callers, port } = readPeerData();
const app = express();
const api = express.Router();

app.use('/api/oum/v1', express.json(), authenticate, api);
app.listen(port, '127.0.0.1');

api.get('/users', (request, response) => {
  const page = Number(request.query.page_number ?? 1);
  const size = Number(request.query.page_size ?? 100);
  if (!Number.isInteger(page) || !Number.isInteger(size) || page < 1 || size < 0)
    return refuse(response, 400, 'Invalid page.');
  const items = [...users.values()]
    .slice((page - 1) * size, page * size)
    .map(({ id, email, name }) => ({ id, email, name }));
  response.json({ count: users.size, items });
});

api.patch('/users/me', (request, response) => {
  const { email, name } = request.body ?? {};
  if (!isTextOrAbsent(email) || !isTextOrAbsent(name)) return refuse(response, 400, 'email and name are strings.');
  const user = /** @type {import('./peer-data.js').User} */ (users.get(response.locals.caller));
  const changed = { ...user, email: email ?? user.email, name: name ?? user.name };
  users.set(user.id, changed);
  response.json({ id: changed.id, email: changed.email, name: changed.name });
});

api.get('/users/:id', (request, response) => {
  const user = users.get(request.params.id);
  if (!user) return refuse(response, 404, 'No such user.');
  response.json(user);
});

/** @type {import('express').RequestHandler} */
function authenticate(request, response, next) {
  const caller = callers.get(request.get('authorization') ?? '');
  if (!caller) return refuse(response, 401, 'Unknown token.');
  response.locals.caller = caller;
  next();
}

/** @param {unknown} value */
function isTextOrAbsent(value) {
  return value === undefined || typeof value === 'string';
}

/** @param {import('express').Response} response @param {number} status @param {string} message */
function refuse(response, status, message) {
  response.status(status).json({ message, code: String(status) });
}
