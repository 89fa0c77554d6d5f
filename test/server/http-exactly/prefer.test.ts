import { describe, expect, test } from 'vitest';
import { ada, bob, reader, writer } from '../../mock/people.js';
import { adapters } from './adapters.js';
import { connectEach } from './connect.js';

const json = { 'content-type': 'application/json' };

describe.each(adapters)('HTTP, exactly, over $name: with Prefer', (adapter) => {
  const { send, stored } = connectEach(adapter);
  const list = (prefer: string, more: Record<string, string> = {}) =>
    send('GET /v1/people', { headers: { ...reader, prefer, ...more } });

  test.each([
    { prefer: 'code=200', status: 200, body: [], applied: 'code=200' },
    { prefer: 'example=nobody', status: 200, body: [], applied: 'example=nobody' },
    { prefer: 'code=200, example="Ada, alone"', status: 200, body: [ada], applied: 'code=200, example="Ada, alone"' },
    { prefer: 'code=503', status: 503, body: { down: true }, applied: 'code=503' },
    { prefer: 'code=503; respond-async', status: 503, body: { down: true }, applied: 'code=503' },
  ])('$prefer the document answers, and the answer says so', async ({ prefer, status, body, applied }) => {
    const answer = await list(prefer);
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual(body);
    expect(answer.headers['preference-applied']).toBe(applied);
    expect(answer.headers.vary).toBe('Prefer');
  });

  test('that nobody knows, the handler answers', async () => {
    const answer = await list('respond-async, wait=1');
    expect(answer.json()).toEqual([ada, bob]);
    expect(answer.headers['preference-applied']).toBeUndefined();
  });

  test('nothing is changed', async () => {
    const headers = { ...writer, ...json, prefer: 'code=201' };
    await send('POST /v1/people', { headers, body: JSON.stringify({ name: 'Cyd', email: 'cyd@people.example' }) });
    expect(stored()).toEqual([ada, bob]);
  });

  test('a request is checked all the same', async () => {
    expect((await send('GET /v1/people', { headers: { prefer: 'code=200' } })).status).toBe(401);
    expect((await send('GET /v1/people?limit=0', { headers: { ...reader, prefer: 'code=200' } })).status).toBe(422);
  });

  test.each([
    { prefer: 'code=404', detail: 'listPeople declares no status 404; it declares 200, 401, 422, 503.' },
    {
      prefer: 'example=somebody',
      detail: "listPeople has no example 'somebody' for status 200; it has: nobody, Ada, alone.",
    },
    {
      prefer: 'example=__proto__',
      detail: "listPeople has no example '__proto__' for status 200; it has: nobody, Ada, alone.",
    },
  ])('$prefer, which the document does not have, it is 404', async ({ prefer, detail }) => {
    const answer = await list(prefer);
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ status: 404, detail });
  });

  test.each([
    'code=abc',
    'code=20',
    'code=2000',
    'code=',
    'code',
    'code=-200',
    'code=600',
    'code=099',
    'code=100',
    'code=__proto__',
  ])('%s, which is no status of an answer, it is 422', async (prefer) => {
    const answer = await list(prefer);
    expect(answer.status).toBe(422);
    expect(answer.json().detail).toContain('Prefer: code');
  });

  test.each(['delay=', 'delay=soon', 'delay=-1', 'delay=1e3', 'delay=60001', 'delay=999999999999'])(
    '%s it is 422',
    async (prefer) => {
      const answer = await list(prefer);
      expect(answer.status).toBe(422);
      expect(answer.json().detail).toContain('Prefer: delay');
    },
  );

  test.each([
    { line: 'GET /v1/people/1', prefer: 'code=20' },
    { line: 'GET /v1/people/1', prefer: 'delay=soon' },
    { line: 'DELETE /v1/people/1', prefer: 'code=x' },
  ])('that is wrong, no document needs to declare 422: $line, $prefer', async ({ line, prefer }) => {
    expect((await send(line, { headers: { ...writer, prefer } })).status).toBe(422);
    expect(stored()).toEqual([ada, bob]);
  });

  test('delay, the answer comes late, and otherwise as it would', async () => {
    const start = performance.now();
    const answer = await list('delay=40');
    expect(performance.now() - start).toBeGreaterThanOrEqual(39);
    expect(answer.json()).toEqual([ada, bob]);
    expect(answer.headers).toMatchObject({ 'preference-applied': 'delay=40', vary: 'Prefer' });
    expect((await list('delay=0')).headers['preference-applied']).toBe('delay=0');
  });

  test('an answer varies by Origin, too, where that was sent', async () => {
    expect((await list('code=200', { origin: 'https://app.example' })).headers.vary).toBe('Prefer, Origin');
  });

  test.each(['code=204', 'code=205', 'code=304'])(
    '%s, the answer has no content, whatever the document says',
    async (prefer) => {
      const answer = await send('POST /v1/anything', { headers: { ...json, prefer }, body: '{}' });
      expect(answer).toMatchObject({ status: Number(prefer.slice(-3)), text: '' });
      expect(answer.headers['content-type']).toBeUndefined();
    },
  );

  test.each([
    { prefer: 'fault=503', status: 503 },
    { prefer: 'fault=418', status: 418 },
    { prefer: 'fault=500, delay=5', status: 500 },
  ])('$prefer the answer is that error, and nothing is done', async ({ prefer, status }) => {
    const headers = { ...writer, ...json, prefer };
    const body = JSON.stringify({ name: 'Cyd', email: 'cyd@people.example' });
    const answer = await send('POST /v1/people', { headers, body });
    expect(answer).toMatchObject({ status, headers: { 'preference-applied': prefer, vary: 'Prefer' } });
    expect(answer.json()).toMatchObject({ status });
    expect(stored()).toEqual([ada, bob]);
  });

  test('fault=reset there is no answer, and nothing is done', async () => {
    await expect(send('DELETE /v1/people/1', { headers: { ...writer, prefer: 'fault=reset' } })).rejects.toThrow();
    expect(stored()).toEqual([ada, bob]);
  });

  test('fault=reset-after there is no answer, and it is done', async () => {
    await expect(
      send('DELETE /v1/people/1', { headers: { ...writer, prefer: 'fault=reset-after' } }),
    ).rejects.toThrow();
    expect(stored()).toEqual([bob]);
  });

  test('fault=truncate the answer breaks off', async () => {
    await expect(list('fault=truncate')).rejects.toThrow();
  });

  test('fault=corrupt some bytes are others, always the same', async () => {
    const usual = await list('delay=0');
    const wrong = await list('fault=corrupt');
    expect(wrong.headers).toMatchObject({ 'preference-applied': 'fault=corrupt', vary: 'Prefer' });
    expect(wrong.headers['content-length']).toBe(usual.headers['content-length']);
    expect(wrong.text).not.toBe(usual.text);
    expect((await list('fault=corrupt')).text).toBe(wrong.text);
  });

  test('fault=dribble the answer comes piece by piece, whole in the end', async () => {
    expect((await list('fault=dribble')).json()).toEqual([ada, bob]);
    expect((await list('fault=dribble, code=200')).json()).toEqual([]);
  });

  test.each(['fault=', 'fault=meteor', 'fault=200', 'fault=600', 'fault=__proto__', 'fault=503, delay=soon'])(
    '%s it is 422',
    async (prefer) => {
      const answer = await list(prefer);
      expect(answer.status).toBe(422);
      expect(answer.json().detail).toMatch(/^Prefer: (fault|delay)/);
    },
  );

  test('?__fault=503, for who cannot set headers, it is the same', async () => {
    expect((await send('GET /v1/people?__fault=503', { headers: reader })).status).toBe(503);
  });
});
