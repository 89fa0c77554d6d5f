import supertest from 'supertest';
import { beforeEach } from 'vitest';
import { createMock, type MockOptions } from '../../../src/index.js';

export type Method = 'get' | 'post' | 'delete';

/** Sends requests of one caller. */
export type Client = (method: Method, path: string) => supertest.Test;

/** A mock that is back at its fixture before every test, and a client for each of its callers. */
export async function start() {
  const started = await connect();
  beforeEach(() => started.mock.reset());
  return started;
}

/** A mock for one test, and a client for each of its callers. */
export async function connect(options: MockOptions = {}) {
  const mock = await createMock('windmill', { seed: 'test', ...options });

  const anonymous: Client = (method, path) => supertest(mock.express())[method](`/api${path}`);
  const as =
    (token: string): Client =>
    (method, path) =>
      anonymous(method, path).set('Authorization', `Bearer ${token}`);
  const logIn = (email: string, password: string) => anonymous('post', '/auth/login').send({ email, password });
  return {
    mock,
    anonymous,
    as,
    logIn,
    superAdmin: as('superadmin00000000000000000001'),
    /** Of starter and staging. */
    admin: as('workspaceadmin0000000000000001'),
    /** Of starter and demo. */
    member: as('member000000000000000000000001'),
    /** Invited to starter and staging, member of nothing. */
    nobody: as('nobody000000000000000000000001'),
  };
}

/** A clock that stands still until it is moved. */
export function createStillClock(start: string) {
  let now = Date.parse(start);
  return {
    now: () => now,
    tick() {},
    advance(milliseconds: number) {
      now += milliseconds;
    },
  };
}
