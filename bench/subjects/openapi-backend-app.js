// @ts-check
// openapi-backend on Express, as its README shows it: the document routes, validates requests and asks for the security handler; three
// handlers over the same users. Does not: validate answers, undo a failed request.
import { readFileSync } from 'node:fs';
import express from 'express';
import { OpenAPIBackend } from 'openapi-backend';
import { readPeerData } from './peer-data.js';

const { users, callers, port } = readPeerData();
const definition = JSON.parse(readFileSync(/** @type {string} */ (process.env.BENCH_DOCUMENT), 'utf8'));
// `quick`: without it, a 3.1 document is checked against the schema of 3.0 and not loaded.
const api = new OpenAPIBackend({ definition, apiRoot: '/api/oum/v1', quick: true });

api.register({
  getUser: (context, _request, response) => response.json(users.get(String(context.request.params.id))),
  listUsers: (context, _request, response) => {
    const size = Number(context.request.query.page_size ?? 100);
    response.json({
      count: users.size,
      items: [...users.values()].slice(0, size).map(({ id, email, name }) => ({ id, email, name })),
    });
  },
  updateMe: (context, _request, response) => {
    const caller = callers.get(String(context.request.headers.authorization)) ?? '';
    const changed = {
      .../** @type {import('./peer-data.js').User} */ (users.get(caller)),
      ...context.request.requestBody,
    };
    users.set(caller, changed);
    response.json({ id: changed.id, email: changed.email, name: changed.name });
  },
  validationFail: (context, _request, response) =>
    response.status(400).json({ message: context.validation.errors?.[0]?.message, code: '400' }),
  unauthorizedHandler: (_context, _request, response) =>
    response.status(401).json({ message: 'Unknown token.', code: '401' }),
  notFound: (_context, _request, response) => response.status(404).json({ message: 'Not found.', code: '404' }),
});
for (const scheme of Object.keys(definition.components.securitySchemes)) {
  api.registerSecurityHandler(scheme, (context) => callers.has(String(context.request.headers.authorization)));
}
await api.init();

const app = express();
app.use(express.json());
app.use((request, response) => {
  const { method, path, query, body, headers } = request;
  api.handleRequest(
    { method, path, query: /** @type {any} */ (query), body, headers: /** @type {any} */ (headers) },
    request,
    response,
  );
});
app.listen(port, '127.0.0.1');
