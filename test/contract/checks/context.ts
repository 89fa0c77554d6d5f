import { createMessageContext, type MessageContext } from '../../../src/contract/checks/index.js';
import type { RunSettings } from '../../../src/contract/settings.js';
import type { ResourceModel } from '../../../src/resources/index.js';
import type { Spec } from '../../../src/spec/index.js';
import { type BuildExchange, exchangesOf } from '../exchange.js';
import { specFrom } from '../support/spec-from.js';

/** A small API of users that the checks of single messages are tried on. */
const document = `
openapi: 3.1.0
info: {title: Users, version: '1'}
paths:
  /users:
    get:
      operationId: listUsers
      security: [{token: []}]
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/User'}}}}
        '400': {$ref: '#/components/responses/Problem'}
        '401': {$ref: '#/components/responses/Problem'}
    post:
      operationId: createUser
      security: [{token: [write]}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
      responses:
        '201':
          description: Created.
          headers: {Location: {required: true, schema: {type: string, pattern: ^/users/}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
        4XX: {$ref: '#/components/responses/Problem'}
  /users/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getUser
      security: [{token: []}]
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
        '404': {$ref: '#/components/responses/Problem'}
    delete:
      operationId: deleteUser
      security: [{token: [write]}]
      responses:
        '204': {description: Gone.}
  /keys:
    get:
      operationId: listKeys
      security: [{token: []}]
      responses: {'200': {description: All.}, '403': {description: Not for you.}}
    delete:
      operationId: deleteKeys
      responses: {'405': {description: Wrong input.}}
  /tokens:
    post:
      operationId: createToken
      responses: {'201': {description: The token., content: {text/plain: {schema: {type: string}}}}}
    get:
      operationId: listTokens
      responses:
        '200':
          description: Their beginnings.
          content:
            application/json:
              schema: {type: array, items: {type: object, properties: {token_prefix: {type: string}, id: {type: string}}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
  responses:
    Problem:
      description: Refused.
      content: {application/json: {schema: {type: object, required: [detail], properties: {detail: {type: string}}}}}
  schemas:
    User:
      type: object
      required: [id, name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string, maxLength: 5}
        born: {type: string, format: date}
        tags: {type: array, items: {type: string}}
        pet: {oneOf: [{type: object, required: [kind], properties: {kind: {type: string}}}, {type: 'null'}]}
        password: {type: string, writeOnly: true}
`;

const settings: RunSettings = {
  seed: 'alder',
  identities: [
    { name: 'admin', credentials: { token: 'key-of-the-admin-1' }, scopes: ['read', 'write'] },
    { name: 'reader', credentials: { token: 'key-of-the-reader-2' }, scopes: ['read'] },
  ],
  phases: [],
  checks: [],
  parameters: {},
  readOnly: false,
  shared: false,
  allowEffects: false,
  failFast: false,
  reproduce: false,
  workflows: [],
};

const resources: ResourceModel = {
  collections: new Map(),
  relations: new Map(),
  rolesOf: () => [],
  actionOf: () => undefined,
};

export interface Room {
  readonly spec: Spec;
  readonly exchange: BuildExchange;
  /** A fresh one, that knows of nothing yet. */
  createContext(): MessageContext;
}

export async function createRoom(): Promise<Room> {
  const spec = await specFrom(document);
  return {
    spec,
    exchange: exchangesOf(spec),
    createContext: () => createMessageContext({ spec, resources, settings }),
  };
}
