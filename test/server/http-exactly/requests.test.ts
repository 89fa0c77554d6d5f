import { describe, expect, test } from 'vitest';
import { reader, writer } from '../../mock/people.js';
import { adapters } from './adapters.js';
import { connectEach, connecting } from './connect.js';

const json = { 'content-type': 'application/json' };
const cyd = { name: 'Cyd', email: 'cyd@people.example' };
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe.each(adapters)('HTTP, exactly, over $name: a request', (adapter) => {
  const { send, stored } = connectEach(adapter);
  const connect = connecting(adapter);
  const add = (body: unknown, headers: Record<string, string> = {}) =>
    send('POST /v1/people', {
      headers: { ...writer, ...json, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  test.each([
    { because: 'without credentials', headers: {}, detail: 'Credentials are missing: bearer.' },
    {
      because: 'with unknown ones',
      headers: { authorization: 'Bearer nobody' },
      detail: 'The credentials (bearer) are unknown or have expired.',
    },
    {
      because: 'with those of another scheme',
      headers: { authorization: 'Basic cmVhZGVyOg==' },
      detail: 'Credentials are missing: bearer.',
    },
  ])('$because is 401, with a challenge', async ({ headers, detail }) => {
    const answer = await send('GET /v1/people', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="people"');
    expect(answer.json()).toEqual({ type: 'about:blank', title: 'unauthenticated', status: 401, detail });
  });

  test('without the scope is 403', async () => {
    const answer = await add(cyd, reader);
    expect(answer.status).toBe(403);
    expect(answer.json()).toMatchObject({ title: 'forbidden', detail: 'The credentials lack: write.' });
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  test('without the scope is 403 even where the document does not declare that', async () => {
    expect((await send('DELETE /v1/people/1', { headers: reader })).status).toBe(403);
  });

  test('needs no credentials where the document asks for none', async () => {
    expect((await send('GET /v1/echo/hello')).json()).toBe('hello');
  });

  test.each(['{"name":', '{name: 1}', "{'name': 1}", '{"name":1,}', 'hello', '{"name":"\u0000"}', '[1,2'])(
    'with a body that is no JSON is 400: %j',
    async (body) => {
      const before = stored();
      const answer = await add(body);
      expect(answer.status).toBe(400);
      if (!adapter.hasOwnParser)
        expect(answer.json()).toMatchObject({ title: 'bad request', detail: 'The body is not valid JSON.' });
      expect(stored()).toEqual(before);
    },
  );

  /** Where express.json() reads bodies, their bytes and their size are its business. */
  const testOwnReading = adapter.hasOwnParser ? () => undefined : test;

  testOwnReading('with a body that is not UTF-8 is 400', async () => {
    const body = Buffer.concat([
      Buffer.from('{"name":"'),
      Buffer.from([0xff]),
      Buffer.from('","email":"x@people.example"}'),
    ]);
    const answer = await send('POST /v1/people', { headers: { ...writer, ...json }, body });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ detail: 'The body is not valid UTF-8.' });
  });

  test.each([
    { because: 'of another media type', headers: { 'content-type': 'application/xml' } },
    { because: 'of a form', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    { because: 'of no media type', headers: {} },
  ])('with a body $because is 415', async ({ headers }) => {
    const answer = await send('POST /v1/people', { headers: { ...writer, ...headers }, body: '{}' });
    expect(answer.status).toBe(415);
    expect(answer.json()).toMatchObject({
      title: 'unsupported media type',
      detail: 'The body must be sent with Content-Type: application/json.',
    });
  });

  test('with a compressed body is 415', async () => {
    expect((await add('{}', { 'content-encoding': 'br2' })).status).toBe(415);
  });

  test('with a body of another charset is 415', async () => {
    expect((await add('{}', { 'content-type': 'application/json; charset=koi8-z' })).status).toBe(415);
  });

  test('with a body of more than 1 MiB is 413', async () => {
    const body = JSON.stringify({ ...cyd, name: 'x'.repeat(1_048_576) });
    const answer = await add(body);
    expect(answer.status).toBe(413);
    if (!adapter.hasOwnParser) expect(answer.json()).toMatchObject({ title: 'body too large' });
  });

  testOwnReading('with a body of just 1 MiB is read', async () => {
    const frame = JSON.stringify({ ...cyd, name: '' }).length;
    expect((await add({ ...cyd, name: 'x'.repeat(1_048_576 - frame) })).status).toBe(201);
  });

  test('with a body of more than 100 levels is 400, with one of 100 is read', async () => {
    const sendDeep = (levels: number) => send('POST /v1/anything', { headers: json, body: deep(levels) });
    expect((await sendDeep(100)).status).toBe(200);
    const answer = await sendDeep(101);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ detail: 'The body is nested deeper than 100 levels.' });
  });

  test('that breaks its schema is refused with every violation, 422 where that is declared', async () => {
    const before = stored();
    const answer = await add({ name: '', email: 'nobody', age: -1, address: {}, admin: true });
    expect(answer.status).toBe(422);
    const { violations } = answer.json();
    expect(violations.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/body/address/city',
      '/body/admin',
      '/body/age',
      '/body/email',
      '/body/name',
    ]);
    expect(stored()).toEqual(before);
  });

  test('that breaks its schema is 400 where only that is declared', async () => {
    const answer = await send('PUT /v1/people/1', { headers: { ...reader, ...json }, body: '{"email":1}' });
    expect(answer.status).toBe(400);
    expect(answer.json().violations).toEqual([
      { pointer: '/body/name', keyword: 'required', message: 'is required' },
      { pointer: '/body/email', keyword: 'type', message: 'must be string' },
    ]);
  });

  test.each([
    { query: 'limit=0', pointer: '/query/limit', keyword: 'minimum' },
    { query: 'limit=101', pointer: '/query/limit', keyword: 'maximum' },
    { query: 'limit=ten', pointer: '/query/limit', keyword: 'type' },
    { query: 'limit=', pointer: '/query/limit', keyword: 'type' },
    { query: 'tag=%zz', pointer: '/query/tag', keyword: 'style' },
  ])('with a query that breaks its schema is refused: $query', async ({ query, pointer, keyword }) => {
    const answer = await send(`GET /v1/people?${query}`, { headers: reader });
    expect(answer.status).toBe(422);
    expect(answer.json().violations).toMatchObject([{ pointer, keyword }]);
  });

  test('without its body is refused', async () => {
    const answer = await send('POST /v1/people', { headers: writer });
    expect(answer.status).toBe(422);
    expect(answer.json().violations).toEqual([{ pointer: '/body', keyword: 'required', message: 'is required' }]);
  });

  test.each([
    { accept: 'application/json', type: 'application/json' },
    { accept: 'text/csv;q=0.9, application/json;q=0.1', type: 'text/csv; charset=utf-8' },
    { accept: 'image/*, */*;q=0.1', type: 'application/json' },
  ])('is answered in a type that it accepts: $accept', async ({ accept, type }) => {
    const people = await connect({}, {});
    people.on('listPeople', () => ({ status: 200, body: type.startsWith('text') ? 'id,name' : [] }));
    const answer = await people.send('GET /v1/people', { headers: { ...reader, accept } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
  });

  test('that accepts nothing declared is 406, unless the service does not mind', async () => {
    const headers = { ...reader, accept: 'image/png' };
    const answer = await send('GET /v1/people', { headers });
    expect(answer.status).toBe(406);
    expect(answer.json()).toMatchObject({ detail: 'The Accept header allows none of: application/json, text/csv.' });
    const lenient = await connect({}, { notAcceptable: 'ignore' });
    expect((await lenient.send('GET /v1/people', { headers })).headers['content-type']).toBe('application/json');
  });

  test('is refused for the first thing that is wrong with it: path, credentials, body, schema, scope', async () => {
    const lines = [
      { line: 'PATCH /v1/people', headers: {}, body: '{', status: 405 },
      { line: 'POST /v1/people', headers: { ...json, accept: 'image/png' }, body: '{}', status: 401 },
      { line: 'POST /v1/people', headers: { ...reader, 'content-type': 'text/html' }, body: '{}', status: 415 },
      { line: 'POST /v1/people', headers: { ...reader, ...json }, body: '{}', status: 422 },
      {
        line: 'POST /v1/people',
        headers: { ...reader, ...json },
        body: JSON.stringify({ ...cyd, email: 'ada@people.example' }),
        status: 403,
      },
      {
        line: 'POST /v1/people',
        headers: { ...writer, ...json },
        body: JSON.stringify({ ...cyd, email: 'ada@people.example' }),
        status: 409,
      },
      { line: 'POST /v1/people', headers: { ...writer, ...json }, body: JSON.stringify(cyd), status: 201 },
    ].filter(({ body }) => !adapter.hasOwnParser || body !== '{');
    for (const { line, headers, body, status } of lines)
      expect((await send(line, { headers, body })).status).toBe(status);
  });
});
