import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { kwame, meiling, startSquadcast } from './start-squadcast.js';

let squadcast: Awaited<ReturnType<typeof startSquadcast>>;
beforeAll(async () => {
  squadcast = await startSquadcast();
});
beforeEach(() => squadcast.mock.reset());

const noor = { email: 'noor@lumenlabs.example', role: 'user', first_name: 'Noor', last_name: 'Haddad' };
const deletion = { user_id: kwame, swap_user_id: meiling, suppress_incidents: false, reassign_incidents: true };
const without = (object: object, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

const missing = [
  ...Object.keys(noor).map((name) => ({ method: 'post', path: '/v3/users', body: without(noor, name), name }) as const),
  ...Object.keys(deletion).map(
    (name) => ({ method: 'put', path: '/v3/users/delete-user', body: without(deletion, name), name }) as const,
  ),
  { method: 'put', path: `/v3/users/${kwame}`, body: {}, name: 'role' } as const,
  { method: 'put', path: '/v3/users/abilities', body: {}, name: 'data' } as const,
  { method: 'post', path: '/v3/refresh-token', body: {}, name: 'user_id' } as const,
];

describe('a body that breaks its schema', () => {
  test.each(missing)('is refused by $method $path when $name is missing', async ({ method, path, body, name }) => {
    const before = squadcast.mock.snapshot();
    const { body: answer } = await squadcast.writer[method](path).send(body).expect(422);
    expect(answer).toEqual({
      meta: {
        status: 422,
        error_message: expect.any(String),
        error_details: [{ path: `/body/${name}`, message: 'is required' }],
      },
    });
    expect(squadcast.mock.snapshot()).toEqual(before);
  });

  test('is refused with all of its violations', async () => {
    const { body } = await squadcast.writer
      .post('/v3/users')
      .send({ email: 1, role: 'boss', first_name: null })
      .expect(422);
    const paths = body.meta.error_details.map(({ path }: { path: string }) => path);
    expect(paths.sort()).toEqual(['/body/email', '/body/first_name', '/body/last_name', '/body/role']);
  });

  test.each([null, [], 'text', 7].map((body) => ({ body })))('is refused when it is $body', async ({ body }) => {
    const request = squadcast.writer.put(`/v3/users/${kwame}`).set('Content-Type', 'application/json');
    await request.send(JSON.stringify(body)).expect(422);
  });

  test('is refused when it is missing', async () => {
    const { body } = await squadcast.writer.post('/v3/users').expect(422);
    expect(body.meta.error_details).toEqual([{ path: '/body', message: 'is required' }]);
  });
});

describe('every refusal has the form of this API', () => {
  test('a body that is no JSON', async () => {
    const request = squadcast.writer.post('/v3/users').set('Content-Type', 'application/json');
    const { body } = await request.send('{"email":').expect(400);
    expect(body).toEqual({ meta: { status: 400, error_message: expect.any(String) } });
  });

  test('a media type that is not declared', async () => {
    const { body } = await squadcast.writer.post('/v3/users').type('form').send({ email: 'a' }).expect(415);
    expect(body.meta.status).toBe(415);
  });

  test('a method that a path does not have', async () => {
    const { body, headers } = await squadcast.writer.patch(`/v3/users/${kwame}`).send({}).expect(405);
    expect(body.meta.status).toBe(405);
    expect(headers.allow?.split(', ')).toEqual(expect.arrayContaining(['GET', 'PUT', 'DELETE']));
  });

  test('a path that does not exist', async () => {
    const { body } = await squadcast.writer.get('/v3/user').expect(404);
    expect(body.meta).toEqual({ status: 404, error_message: expect.stringContaining('/v3/users') });
  });

  test('an Accept header that nothing matches', async () => {
    const { body } = await squadcast.reader.get('/v3/users').set('Accept', 'text/csv').expect(406);
    expect(body.meta.status).toBe(406);
  });
});

describe('paths', () => {
  test('with literal segments win over ids', async () => {
    const { body } = await squadcast.reader.get('/v3/users/roles').expect(200);
    expect(body.data).toHaveLength(4);
    await squadcast.writer.put('/v3/users/abilities').send({ data: [] }).expect(200);
    await squadcast.writer.put('/v3/users/delete-user').send({ role: 'user' }).expect(422);
  });

  test('may be percent-encoded', async () => {
    const encoded = kwame.replace('6', '%36');
    const { body } = await squadcast.reader.get(`/v3/users/${encoded}`).expect(200);
    expect(body.data.id).toBe(kwame);
  });
});

test('the fixture is back after a reset', async () => {
  const before = squadcast.mock.snapshot();
  await squadcast.writer.post('/v3/users').send(noor).expect(201);
  squadcast.mock.reset();
  expect(squadcast.mock.snapshot()).toEqual(before);
});

test('the same seed and the same requests give the same answers', async () => {
  const other = await startSquadcast();
  const one = await squadcast.writer.post('/v3/users').send(noor).expect(201);
  const two = await other.writer.post('/v3/users').send(noor).expect(201);
  expect(one.text).toBe(two.text);
});
