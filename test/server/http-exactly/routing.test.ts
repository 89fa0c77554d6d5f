import { describe, expect, test } from 'vitest';
import { ada, reader, writer } from '../../mock/people.js';
import { adapters } from './adapters.js';
import { connectEach } from './connect.js';

describe.each(adapters)('HTTP, exactly, over $name: the operation', (adapter) => {
  const { send, stored } = connectEach(adapter);

  test('of an unknown path is 404, and the nearest paths are named', async () => {
    const answer = await send('GET /v1/peopel', { headers: reader });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'not found',
      status: 404,
      detail: expect.stringContaining('/v1/people'),
    });
  });

  test.each([
    '/people',
    '/v1',
    '/v2/people',
    '/v1/people/1/2',
    '/v1//people',
    '/v1/people//',
    '/V1/people',
    '/v1/people/1/'.repeat(300),
  ])('is none at %s', async (path) => {
    expect((await send(`GET ${path}`, { headers: reader })).status).toBe(404);
  });

  test.each([
    { line: 'PATCH /v1/people', allow: 'GET, POST, HEAD, OPTIONS' },
    { line: 'POST /v1/people/1', allow: 'GET, PUT, DELETE, HEAD, OPTIONS' },
    { line: 'GET /v1/anything', allow: 'POST, OPTIONS' },
    { line: 'HEAD /v1/anything', allow: 'POST, OPTIONS' },
    { line: 'DELETE /v1/people/me', allow: 'GET, HEAD, OPTIONS' },
  ])('of another method is 405: $line', async ({ line, allow }) => {
    const answer = await send(line, { headers: writer });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allow);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    if (!line.startsWith('HEAD')) expect(answer.json()).toMatchObject({ status: 405, title: 'method not allowed' });
  });

  test.each([
    '/v1/people',
    '/v1/people?limit=1',
    '/v1/people/1',
    '/v1/people/me',
    '/v1/people/unknown',
    '/v1/nothing',
    '/v1/people/%zz',
  ])('HEAD answers as GET does, without the body: %s', async (path) => {
    const get = await send(`GET ${path}`, { headers: reader });
    const head = await send(`HEAD ${path}`, { headers: reader });
    const headers = Object.fromEntries(Object.entries(get.headers).filter(([name]) => name !== 'date'));
    expect(head).toMatchObject({
      status: get.status,
      text: '',
      headers,
    });
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(get.text)));
  });

  test('HEAD changes no more than GET does, and is refused as GET is', async () => {
    const before = stored();
    expect((await send('HEAD /v1/people')).status).toBe(401);
    expect((await send('HEAD /v1/people?limit=x', { headers: reader })).status).toBe(422);
    expect(stored()).toEqual(before);
  });

  test.each([
    { path: '/v1/people', allow: 'GET, POST, HEAD, OPTIONS' },
    { path: '/v1/people/7', allow: 'GET, PUT, DELETE, HEAD, OPTIONS' },
    { path: '/v1/people/me/', allow: 'GET, HEAD, OPTIONS' },
  ])('OPTIONS of $path is 204 and says what is allowed', async ({ path, allow }) => {
    const answer = await send(`OPTIONS ${path}`);
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers.allow).toBe(allow);
  });

  test('OPTIONS of an unknown path is 404', async () => {
    expect((await send('OPTIONS /v1/nothing')).status).toBe(404);
  });

  test('of a literal segment wins over a templated one', async () => {
    expect((await send('GET /v1/people/me', { headers: reader })).text).toBe('me');
    expect((await send('GET /v1/people/%6D%65', { headers: reader })).text).toBe('me');
    expect((await send('GET /v1/people/1', { headers: reader })).json()).toEqual(ada);
  });

  test.each(['/v1/people/', '/v1/people/1/', '/v1/people/me/', '/v1/people/?limit=1'])(
    'is the same with one trailing slash: %s',
    async (path) => {
      const without = await send(`GET ${path.replace(/\/(\?|$)/, '$1')}`, { headers: reader });
      const answer = await send(`GET ${path}`, { headers: reader });
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(without.text);
    },
  );

  test.each([
    { sent: 'a%20b', read: 'a b' },
    { sent: 'a+b', read: 'a+b' },
    { sent: 'a%2Fb', read: 'a/b' },
    { sent: 'a%252Fb', read: 'a%2Fb' },
    { sent: '%C3%A9%F0%9F%8E%89', read: 'é🎉' },
    { sent: 'a%3Fb%23c', read: 'a?b#c' },
    { sent: '%00', read: '\0' },
    { sent: 'a;b,c=d&e@f:g', read: 'a;b,c=d&e@f:g' },
    { sent: '__proto__', read: '__proto__' },
    { sent: '%5C..%5C', read: '\\..\\' },
  ])('reads $sent in a path as $read', async ({ sent, read }) => {
    expect((await send(`GET /v1/echo/${sent}`)).json()).toBe(read);
  });

  test.each(['/v1/echo/%', '/v1/echo/%zz', '/v1/echo/%ff', '/v1/people/%E0%A4', '/%', '/v1/echo/%ED%A0%80'])(
    'of an invalid encoding is 400: %s',
    async (path) => {
      const answer = await send(`GET ${path}`, { headers: reader });
      expect(answer.status).toBe(400);
      expect(answer.json()).toMatchObject({ status: 400, title: 'bad request' });
    },
  );

  test('of a path that is too long is 414', async () => {
    const answer = await send(`GET /v1/echo/${'x'.repeat(8_200)}`);
    expect(answer.status).toBe(414);
    expect(answer.json()).toMatchObject({ title: 'path too long' });
  });
});
