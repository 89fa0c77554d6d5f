import { describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../src/http/index.js';
import { createFetchHandler } from '../../src/server/index.js';

/** A handler of a target that keeps what it was asked and answers as it is told. */
function answering(response: HttpResponse) {
  const asked: HttpRequest[] = [];
  const target = {
    handle(request: HttpRequest) {
      asked.push(request);
      return response;
    },
  };
  return { asked, handle: createFetchHandler(target) };
}

describe('a Fetch API request', () => {
  test('becomes a plain request', async () => {
    const { asked, handle } = answering({ status: 200, headers: {} });
    await handle(
      new Request('https://any.example/a%20b/%zz?c=%20d&e', { method: 'POST', headers: { 'X-A': '1' }, body: 'é' }),
    );
    expect(asked).toMatchObject([{ method: 'POST', path: '/a%20b/%zz', query: 'c=%20d&e', headers: { 'x-a': '1' } }]);
    expect(Buffer.from(asked[0]?.body ?? []).toString()).toBe('é');
  });

  test('is answered with all headers and the very bytes', async () => {
    const body = new Uint8Array([0xff, 0, 1]);
    const { handle } = answering({ status: 201, headers: { 'set-cookie': ['a=1', 'b=2'], 'x-a': 'ÿ' }, body });
    const answer = await handle(new Request('https://any.example/'));
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('x-a')).toBe('ÿ');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body);
  });

  test.each([204, 205, 304])('is answered %i without a body', async (status) => {
    const { handle } = answering({ status, headers: {}, body: 'x' });
    const answer = await handle(new Request('https://any.example/'));
    expect(answer.status).toBe(status);
    expect(answer.body).toBeNull();
  });

  test('is waited with as long as the answer says, unless it is given up', async () => {
    const { handle } = answering({ status: 200, headers: {}, delivery: { delay: 20 } });
    const start = performance.now();
    await handle(new Request('https://any.example/'));
    expect(performance.now() - start).toBeGreaterThanOrEqual(19);

    const { handle: slow } = answering({ status: 200, headers: {}, delivery: { delay: 60_000 } });
    const controller = new AbortController();
    const answer = slow(new Request('https://any.example/', { signal: controller.signal }));
    controller.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });

  test('that is given up before it is sent is not waited for', async () => {
    const { handle } = answering({ status: 200, headers: {}, delivery: { delay: 60_000 } });
    await expect(
      handle(new Request('https://any.example/', { signal: AbortSignal.abort(new Error('enough')) })),
    ).rejects.toThrow('enough');
  });

  test('that is given up while its answer dribbles is not waited for', async () => {
    const dribble = { chunks: 4, milliseconds: 240_000 };
    const { handle } = answering({ status: 200, headers: {}, body: 'slow', delivery: { dribble } });
    const controller = new AbortController();
    const answer = await handle(new Request('https://any.example/', { signal: controller.signal }));
    const text = answer.text();
    controller.abort(new Error('enough'));
    await expect(text).rejects.toThrow('enough');

    const other = await handle(new Request('https://any.example/'));
    await expect(other.body?.cancel()).resolves.toBeUndefined();
  });
});
