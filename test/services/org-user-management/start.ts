import supertest from 'supertest';
import { beforeEach } from 'vitest';
import { createMock, type MockOptions } from '../../../src/index.js';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** Sends requests of one caller. */
export type Client = (method: Method, path: string) => supertest.Test;

export const amara = 'auth0|6543a1f0c2d84b0012e7a901';
export const lukas = 'google-oauth2|107312345678901234567';
export const priya = 'google-oauth2|107398765432109876543';
export const diego = 'auth0|6547f2b4e61d930019c07d5e';
export const fatima = 'auth0|655a7714b2c6d80010f3e94c';

export const tokens = {
  admin: 'mpat_admin000000000000000000000000001',
  developer: 'mpat_developer00000000000000000000001',
  analyst: 'mpat_analyst0000000000000000000000001',
};

/** A mock that is back at its fixture before every test, and a client for each of its callers. */
export async function start() {
  const started = await connect();
  beforeEach(() => started.mock.reset());
  return started;
}

/** A mock for one test, and a client for each of its callers. */
export async function connect(options: MockOptions = {}) {
  const mock = await createMock('org-user-management', { seed: 'test', ...options });

  const send = (method: Method, path: string) => supertest(mock.express())[method](path);
  const as =
    (authorization: string | undefined): Client =>
    (method, path) => {
      const request = send(method, `/api/oum/v1${path}`);
      return authorization === undefined ? request : request.set('Authorization', authorization);
    };
  return {
    mock,
    as,
    admin: as(`amara.okafor@example.com:${tokens.admin}`),
    developer: as(`priya.raghunathan@example.com:${tokens.developer}`),
    analyst: as(`diego.fuentes@example.com:${tokens.analyst}`),
    control: (method: Method, path: string) => send(method, `/_twinspec/org-user-management${path}`),
    outbox: () => send('get', '/_twinspec/sandboxes/default/outbox'),
  };
}

export const userPath = (id: string): string => `/users/${encodeURIComponent(id)}`;
