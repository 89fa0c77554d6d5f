import { afterAll, afterEach, beforeEach } from 'vitest';
import type { MockOptions, Service } from '../../../src/index.js';
import { createPeople } from '../../mock/people.js';
import type { Adapter, Connection, Send } from './adapters.js';

type People = Awaited<ReturnType<typeof createPeople>>;

/** A fresh mock of the people for every test, reached by an adapter. */
export function connectEach(adapter: Adapter, options: MockOptions = {}, service: Partial<Service> = {}) {
  let people: People;
  let connection: Connection;
  beforeEach(async () => {
    people = await createPeople(options, service);
    connection = await adapter.connect(people.mock);
  });
  afterEach(() => connection.close());

  const send: Send = (line, sending) => connection.send(line, sending);
  return {
    send,
    on: (...[operationId, handler]: Parameters<People['on']>) => people.on(operationId, handler),
    errors: () => people.errors,
    stored: () => people.mock.snapshot().collections.people,
  };
}

/** Another mock for a single test. */
export function connecting(adapter: Adapter) {
  const open: Connection[] = [];
  afterAll(() => Promise.all(open.map((connection) => connection.close())));
  return async (options: MockOptions = {}, service: Partial<Service> = {}) => {
    const people = await createPeople(options, service);
    const connection = await adapter.connect(people.mock);
    open.push(connection);
    return { ...people, send: connection.send };
  };
}
