// @ts-check
// A hand-written Fastify mock. Does: routing, a token look-up, JSON schemas for parameters, query, body (ajv) and answers, which Fastify
// uses to serialise faster (it drops unknown properties and does not validate). Does not: validate its answers, undo a failed request.
import fastify from 'fastify';
import { readPeerData } from './peer-data.js';

const { users, callers, port } = readPeerData();
const app = fastify();
app.decorateRequest('caller', '');

const text = { type: 'string' };
const user = { type: 'object', required: ['id', 'email', 'name'], properties: { id: text, email: text, name: text } };
const userWithRoles = { ...user, properties: { ...user.properties, roles: { type: 'array', items: text } } };
const userPage = { type: 'object', properties: { count: { type: 'integer' }, items: { type: 'array', items: user } } };
const paging = {
  type: 'object',
  properties: {
    page_number: { type: 'integer', minimum: 1, default: 1 },
    page_size: { type: 'integer', minimum: 0, default: 100 },
  },
};

app.addHook('onRequest', async (request, reply) => {
  const caller = callers.get(request.headers.authorization ?? '');
  if (!caller) return reply.code(401).send({ message: 'Unknown token.', code: '401' });
  request.setDecorator('caller', caller);
});

app.get('/api/oum/v1/users', { schema: { querystring: paging, response: { 200: userPage } } }, async (request) => {
  const { page_number: page, page_size: size } = /** @type {{ page_number: number, page_size: number }} */ (
    request.query
  );
  return { count: users.size, items: [...users.values()].slice((page - 1) * size, page * size) };
});

const changes = { type: 'object', properties: { email: text, name: text } };
app.patch('/api/oum/v1/users/me', { schema: { body: changes, response: { 200: user } } }, async (request) => {
  const caller = /** @type {string} */ (request.getDecorator('caller'));
  const changed = {
    .../** @type {import('./peer-data.js').User} */ (users.get(caller)),
    .../** @type {object} */ (request.body),
  };
  users.set(caller, changed);
  return changed;
});

const byId = { type: 'object', required: ['id'], properties: { id: text } };
app.get(
  '/api/oum/v1/users/:id',
  { schema: { params: byId, response: { 200: userWithRoles } } },
  async (request, reply) => {
    const found = users.get(/** @type {{ id: string }} */ (request.params).id);
    return found ?? reply.callNotFound();
  },
);

await app.listen({ port, host: '127.0.0.1' });
