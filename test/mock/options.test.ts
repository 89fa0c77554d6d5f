import { expect, test } from 'vitest';
import { createPeople, reader } from './people.js';

const get = (path: string, headers = {}) => ({ method: 'GET', path, query: '', headers });

test.each([
  { path: '/v1/people', headers: reader, status: 200, delay: 250 },
  { path: '/v1/people', headers: {}, status: 401, delay: 250 },
  { path: '/v1/nothing', headers: reader, status: 404, delay: 250 },
  { path: '/v1/people', headers: { ...reader, prefer: 'delay=50' }, status: 200, delay: 300 },
])('latency comes before every answer: $path $status', async ({ path, headers, status, delay }) => {
  const { mock } = await createPeople({ latency: 250 });
  expect(await mock.handle(get(path, headers))).toMatchObject({ status, delivery: { delay } });
});

test('the clock that is given is asked, and told of every request', async () => {
  let ticks = 0;
  const clock = {
    now: () => Date.UTC(2030, 0, 1) + ticks,
    tick() {
      ticks += 1;
    },
  };
  const { mock } = await createPeople({ clock });
  const times: string[] = [];
  mock.on('readMyself', ({ time }) => {
    times.push(time);
    return { status: 200, body: 'me' };
  });
  await mock.handle(get('/v1/people/me', reader));
  await mock.handle(get('/v1/nothing', reader));
  await mock.handle(get('/v1/people/me', reader));
  expect(times).toEqual(['2030-01-01T00:00:00.001Z', '2030-01-01T00:00:00.003Z']);
});

test('a handler answers until it is taken back', async () => {
  const { mock, on } = await createPeople();
  const before = await mock.handle(get('/v1/people', reader));
  const takeBack = on('listPeople', () => ({ status: 200, body: [] }));
  expect(await mock.handle(get('/v1/people', reader))).toMatchObject({ body: '[]' });
  takeBack();
  expect(await mock.handle(get('/v1/people', reader))).toEqual(before);
});

test("a handler's own Vary stays beside the one of a preference", async () => {
  const { mock, on } = await createPeople();
  on('listPeople', () => ({ status: 200, body: [], headers: { Vary: 'Accept-Language' } }));
  const answer = await mock.handle(get('/v1/people', { ...reader, prefer: 'delay=5' }));
  expect(answer.headers).toMatchObject({ vary: 'Accept-Language, Prefer' });
});
