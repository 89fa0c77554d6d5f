import { join } from 'node:path';
import type { Problem } from '../../src/http/index.js';
import { conflict, createMock, type MockOptions, notFound, type Service } from '../../src/index.js';
import { withFolder } from '../spec/files.js';

const problem = `{ description: Refused., content: { application/problem+json: { schema: { type: object } } } }`;

/** A document that declares no error body of its own, with operations for every situation. */
const document = `
openapi: 3.1.1
info: { title: People, version: '1' }
servers: [{ url: 'https://people.example/v1' }]
security: [{ bearer: [] }]
x-twinspec:
  collections:
    people: { key: id, unique: [email] }
paths:
  /people:
    get:
      operationId: listPeople
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 10 } }
        - { name: tag, in: query, schema: { type: array, items: { type: string } } }
      responses:
        '200':
          description: The people.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Person' } }
              examples:
                nobody: { value: [] }
                'Ada, alone': { value: [{ id: '1', name: Ada, email: ada@people.example }] }
            text/csv: { schema: { type: string } }
        '401': ${problem}
        '422': ${problem}
        '503': { description: Down., content: { application/json: { schema: { type: object }, example: { down: true } } } }
    post:
      operationId: addPerson
      security: [{ bearer: [write] }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/NewPerson' } } }
      responses:
        '201':
          description: Added.
          headers: { Location: { required: true, schema: { type: string } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Person' } } }
        '403': ${problem}
        '409': ${problem}
        '422': ${problem}
        default: ${problem}
  /people/me:
    get:
      operationId: readMyself
      responses: { '200': { description: Me., content: { text/plain: { schema: { type: string } } } } }
  /people/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: readPerson
      responses:
        '200': { description: The person., content: { application/json: { schema: { $ref: '#/components/schemas/Person' } } } }
        '404': ${problem}
    put:
      operationId: replacePerson
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewPerson' } } } }
      responses:
        '200': { description: Replaced., content: { application/json: { schema: { $ref: '#/components/schemas/Person' } } } }
        '400': ${problem}
        '404': ${problem}
    delete:
      operationId: removePerson
      security: [{ bearer: [write] }]
      responses: { '204': { description: Removed. }, '404': ${problem} }
  /echo/{text}:
    get:
      operationId: echo
      security: []
      parameters: [{ name: text, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The text as it arrived., content: { application/json: { schema: { type: string } } } } }
  /anything:
    post:
      operationId: sendAnything
      security: []
      requestBody: { content: { application/json: {}, text/plain: { schema: { type: string, maxLength: 20 } } } }
      responses: { default: { description: What arrived., content: { '*/*': { example: { any: true } } } } }
components:
  securitySchemes: { bearer: { type: http, scheme: bearer } }
  schemas:
    NewPerson:
      type: object
      additionalProperties: false
      required: [name, email]
      properties:
        name: { type: string, minLength: 1 }
        email: { type: string, format: email }
        age: { type: integer, minimum: 0 }
        address: { type: object, required: [city], properties: { city: { type: string } } }
    Person:
      type: object
      required: [id, name, email]
      properties: { id: { type: string }, name: { type: string }, email: { type: string } }
`;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface People {
  [Symbol.iterator](): Iterator<Person>;
  get(id: string): Person | undefined;
  insert(person: Person): Person;
  update(person: Person): Person;
  delete(id: string): boolean;
}

/** What the handlers of this document see. */
export interface PeopleContext {
  readonly state: { readonly people: People };
  readonly ids: { uuid(purpose: string): string };
  readonly path: Readonly<Record<string, string>>;
  readonly query: { readonly limit: number };
  readonly body: Omit<Person, 'id'>;
  transaction<T>(change: () => T): T;
}

export type PeopleHandler = (context: PeopleContext) => unknown;

const unknown = (): Problem => notFound('There is no such person.');

const handlers: Record<string, PeopleHandler> = {
  listPeople: ({ state, query }) => ({ status: 200, body: [...state.people].slice(0, query.limit) }),
  addPerson({ state, ids, body }) {
    const person = state.people.insert({ id: ids.uuid('person'), name: body.name, email: body.email });
    return { status: 201, headers: { Location: `/v1/people/${person.id}` }, body: person };
  },
  readMyself: () => ({ status: 200, body: 'me' }),
  readPerson({ state, path }) {
    const person = state.people.get(path.id ?? '');
    return person ? { status: 200, body: person } : unknown();
  },
  replacePerson({ state, path, body }) {
    const person = state.people.get(path.id ?? '');
    return person
      ? { status: 200, body: state.people.update({ id: person.id, name: body.name, email: body.email }) }
      : unknown();
  },
  removePerson: ({ state, path }) => (state.people.delete(path.id ?? '') ? { status: 204 } : unknown()),
  echo: ({ path }) => ({ status: 200, body: path.text }),
  sendAnything: ({ body }) => ({ status: 200, body: { arrived: body } }),
};

const peopleService: Service = {
  id: 'people',
  handlers: handlers as object as Service['handlers'],
  authenticate: ({ value }) =>
    ['reader', 'writer'].includes(value)
      ? { id: value, scopes: new Set(value === 'writer' ? ['write'] : []) }
      : undefined,
  onConstraint: () => conflict('This address is taken.'),
};

export const reader = { authorization: 'Bearer reader' };
export const writer = { authorization: 'Bearer writer' };
export const ada = { id: '1', name: 'Ada', email: 'ada@people.example' };
export const bob = { id: '2', name: 'Bob', email: 'bob@people.example' };

/** A mock of that document, the errors that it reported, and `on` for handlers of this document. */
export async function createPeople(options: MockOptions = {}, service: Partial<Service> = {}) {
  const errors: Error[] = [];
  const mock = await withFolder({ 'people.yaml': document }, (folder) =>
    createMock(
      { service: { ...peopleService, ...service }, document: join(folder, 'people.yaml') },
      {
        seed: 'test',
        fixtures: { collections: { people: [ada, bob] } },
        onError: (error) => errors.push(error),
        ...options,
      },
    ),
  );
  const on = (operationId: string, handler: PeopleHandler) =>
    mock.on(operationId, handler as object as Parameters<typeof mock.on>[1]);
  return { mock, errors, on };
}
