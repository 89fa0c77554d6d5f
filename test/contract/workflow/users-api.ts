import type { RequestListener } from 'node:http';
import { specFrom } from '../support/spec-from.js';

/** A small API of users and their sessions. */
export const spec = await specFrom(`
openapi: 3.1.0
info: {title: Users, version: '1'}
security: [{key: [admin]}]
paths:
  /login:
    post:
      operationId: login
      security: []
      requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, password: {type: string}}}}}}
      responses: {'200': {description: A token., content: {text/plain: {schema: {type: string}}}}, '400': {description: No.}}
  /logout: {post: {operationId: logout, security: [{key: []}], responses: {'204': {description: Done.}}}}
  /me: {get: {operationId: readMe, security: [{key: []}], responses: {'200': {description: The caller.}, '401': {description: No.}}}}
  /users:
    get: {operationId: listUsers, responses: {'200': {description: All., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/User'}}}}}}}
    post:
      operationId: addUser
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
      responses:
        '201': {description: The user., content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
        '403': {description: No.}
        '409': {description: Taken.}
  /users/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get: {operationId: readUser, responses: {'200': {description: The user., content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}, '404': {description: None.}}}
    patch:
      operationId: changeUser
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
      responses: {'200': {description: The user.}, '400': {description: No.}}
    delete: {operationId: deleteUser, responses: {'204': {description: Gone.}, '404': {description: None.}}}
components:
  schemas: {User: {type: object, properties: {name: {type: string}, role: {type: string}, team: {type: string}}}}
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
`);

export type Fault =
  | 'crash'
  | 'change-is-lost'
  | 'change-resets-team'
  | 'delete-is-lost'
  | 'delete-takes-all'
  | 'deleted-is-listed'
  | 'names-twice'
  | 'names-stay-taken'
  | 'anybody-adds'
  | 'refused-is-added'
  | 'nothing-is-listed'
  | 'password-in-any-case'
  | 'logout-is-lost'
  | 'keys-are-not-read';

interface User {
  readonly name: string;
  readonly role?: string;
  readonly team?: string;
}

/** A server of it in which one thing may be wrong. */
export function serve(fault?: Fault): RequestListener {
  const users = new Map<string, User>();
  const former = new Set<string>();
  const tokens = new Set<string>();
  const routes: Readonly<Record<string, (call: Call) => Answer>> = {
    'POST login': ({ body }) => {
      const password = fault === 'password-in-any-case' ? body.password?.toLowerCase() : body.password;
      if (password !== 'right') return [400];
      tokens.add('token-of-a-user');
      return [200, 'token-of-a-user'];
    },
    'POST logout': ({ key }) => {
      if (fault !== 'logout-is-lost') tokens.delete(key);
      return [204];
    },
    'GET me': ({ key }) => (tokens.has(key) && fault !== 'keys-are-not-read' ? [200, {}] : [401]),
    'GET users': () => [200, fault === 'nothing-is-listed' ? [] : listed()],
    'POST users': ({ body, key }) => {
      const isTaken = users.has(body.name ?? '') && fault !== 'names-twice';
      const isFormer = fault === 'names-stay-taken' && former.has(body.name ?? '');
      const isAllowed = key === 'master' || fault === 'anybody-adds';
      if (isAllowed && (isTaken || isFormer)) return [409];
      if (isAllowed || fault === 'refused-is-added') users.set(body.name ?? '', { name: '', ...body });
      return isAllowed ? [201, body] : [401];
    },
    'GET user': ({ name }) => (users.has(name) ? [200, users.get(name)] : [404]),
    'PATCH user': ({ name, body }) => {
      const before = { name, ...users.get(name), ...(fault === 'change-resets-team' && { team: 'none' }) };
      if (fault === 'crash') return [500];
      if (fault !== 'change-is-lost') users.set(name, { ...before, ...body });
      return [200, { ...before, ...body }];
    },
    'DELETE user': ({ name }) => {
      former.add(name);
      if (fault === 'delete-takes-all') users.clear();
      else if (fault !== 'delete-is-lost') users.delete(name);
      return [204];
    },
  };
  const listed = () => [
    ...users.values(),
    ...(fault === 'deleted-is-listed' ? [...former].filter((name) => !users.has(name)).map((name) => ({ name })) : []),
    { name: 'root' },
  ];

  return async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const [, collection = '', name] = (request.url ?? '').split('/');
    const route = routes[`${request.method} ${name === undefined ? collection : 'user'}`];
    const body = text === '' ? {} : (JSON.parse(text) as Call['body']);
    const key = String(request.headers['x-key'] ?? '');
    const [status, value] = route?.({ name: decodeURIComponent(name ?? ''), body, key }) ?? [404];
    const isText = typeof value === 'string';
    response.writeHead(
      status,
      value === undefined ? {} : { 'content-type': isText ? 'text/plain' : 'application/json' },
    );
    response.end(isText ? value : value === undefined ? undefined : JSON.stringify(value));
  };
}

interface Call {
  readonly name: string;
  readonly key: string;
  readonly body: { readonly name?: string; readonly password?: string };
}

type Answer = readonly [status: number, body?: unknown];
