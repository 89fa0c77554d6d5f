import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditors, beatriz, startSecoda } from './start-secoda.js';

let secoda: Awaited<ReturnType<typeof startSecoda>>;
beforeAll(async () => {
  secoda = await startSecoda();
});
beforeEach(() => secoda.mock.reset());

const operations = [
  { method: 'get', path: '/auth/group', body: undefined, status: 200 },
  { method: 'post', path: '/auth/group', body: { name: 'Interns' }, status: 201 },
  { method: 'get', path: `/auth/group/${auditors}`, body: undefined, status: 200 },
  { method: 'patch', path: `/auth/group/${auditors}`, body: { name: 'Interns' }, status: 200 },
  { method: 'delete', path: `/auth/group/${auditors}`, body: undefined, status: 204 },
  { method: 'get', path: '/user', body: undefined, status: 200 },
  { method: 'post', path: '/user', body: { email: 'a@fjordmetrics.example' }, status: 201 },
  { method: 'get', path: `/user/${beatriz}`, body: undefined, status: 200 },
  { method: 'patch', path: `/user/${beatriz}`, body: { first_name: 'Bea' }, status: 200 },
  { method: 'delete', path: `/user/${beatriz}`, body: undefined, status: 204 },
] as const;

describe.each(operations)('$method $path', ({ method, path, body, status }) => {
  test.each(['', '/api/v1'])('answers below "%s", with and without a trailing slash', async (prefix) => {
    await secoda.api[method](`${prefix}${path}`).send(body).expect(status);
    secoda.mock.reset();
    await secoda.api[method](`${prefix}${path}/`).send(body).expect(status);
  });

  test.each([undefined, 'Bearer made-up', 'Basic secoda-api-key', 'secoda-api-key'])(
    'wants an API key, not "%s"',
    async (key) => {
      const before = secoda.mock.snapshot();
      const request = secoda.anonymous[method](path).send(body);
      if (key !== undefined) request.set('Authorization', key);
      const { headers, body: answer } = await request.expect(401);
      expect(headers['www-authenticate']).toMatch(/^Bearer /);
      expect(answer).toEqual({ detail: expect.any(String) });
      expect(secoda.mock.snapshot()).toEqual(before);
    },
  );
});

const writes = operations.filter(({ method }) => method === 'post' || method === 'patch');

describe.each(writes)('the body of $method $path', ({ method, path }) => {
  test('is needed', async () => {
    const { body } = await secoda.api[method](path).expect(400);
    expect(body).toEqual({ detail: 'The request is invalid.', errors: { body: ['is required'] } });
  });

  test.each(['null', '[]', '"text"'])('is an object, not %s', async (text) => {
    const { body } = await secoda.api[method](path).type('json').send(text).expect(400);
    expect(body).toEqual({ detail: 'The request is invalid.', errors: { body: ['must be object'] } });
  });

  test('is JSON', async () => {
    const { body } = await secoda.api[method](path).type('json').send('{').expect(400);
    expect(body).toEqual({ detail: 'The body is not valid JSON.' });
  });

  test('is nothing else', async () => {
    const { body } = await secoda.api[method](path).type('text').send('name').expect(415);
    expect(body).toEqual({ detail: expect.any(String) });
  });
});

describe('every refusal has the form of this API', () => {
  test('a path that does not exist', async () => {
    const { body } = await secoda.api.get('/users').expect(404);
    expect(body).toEqual({ detail: expect.stringContaining('/user') });
  });

  test('a method that a path does not have', async () => {
    const { body, headers } = await secoda.api.put('/user').send({}).expect(405);
    expect(body).toEqual({ detail: expect.any(String) });
    expect(headers.allow).toBe('GET, POST, HEAD, OPTIONS');
  });
});
