import type { Problem } from '../../src/http/index.js';
import { conflict, createMock, type MockOptions, notFound, type Service } from '../../src/index.js';

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
  const mock = await createMock(
    { service: { ...peopleService, ...service }, document: 'test/mock/people.yaml' },
    {
      seed: 'test',
      fixtures: { collections: { people: [ada, bob] } },
      onError: (error) => errors.push(error),
      ...options,
    },
  );
  const on = (operationId: string, handler: PeopleHandler) =>
    mock.on(operationId, handler as object as Parameters<typeof mock.on>[1]);
  return { mock, errors, on };
}
