import { afterEach, expect, test } from 'vitest';
import { createSteered } from './steer.js';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A server, and who follows its journals. */
async function startFollowed() {
  const { mock, ask, steer } = await createSteered({ seed: 1 });
  const server = await mock.listen();
  ending.push(() => server.close());
  const follow = async (sandbox = 'default', headers: Record<string, string> = {}) => {
    const gone = new AbortController();
    ending.push(() => gone.abort());
    const url = `${server.url}/_twinspec/sandboxes/${sandbox}/journal/stream`;
    const answer = await fetch(url, { headers, signal: gone.signal });
    const reader = (answer.body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      answer,
      /** The next block, or undefined at the end. */
      async next(): Promise<string | undefined> {
        while (!text.includes('\n\n')) {
          const { value, done } = await reader.read();
          if (done) return undefined;
          text += value;
        }
        const [block = '', ...rest] = text.split('\n\n');
        text = rest.join('\n\n');
        return block;
      },
    };
  };
  return { ask, steer, server, follow };
}

const idsOf = (block = ''): string | undefined => /^id: (\d+)$/m.exec(block)?.[1];

test('the stream of a journal has the exchanges of its sandbox as they happen', async () => {
  const { ask, follow } = await startFollowed();
  await ask('GET /user');
  const { answer, next } = await follow();
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(answer.headers.get('content-length')).toBeNull();
  expect(await next()).toBe('retry: 1000');
  await ask('GET /~other/user');
  await ask('DELETE /user/nobody');
  const [id, event, data] = (await next())?.split('\n') ?? [];
  expect([id, event]).toEqual(['id: 2', 'event: exchange']);
  expect(JSON.parse(data?.replace('data: ', '') ?? '')).toMatchObject({
    id: 2,
    operation: 'Users_deleteById',
    status: 404,
    answeredBy: 'handler',
  });
});

test('who comes back to it goes on where they were', async () => {
  const { ask, follow } = await startFollowed();
  for (let index = 0; index < 3; index++) await ask('GET /user');
  const { next } = await follow('default', { 'last-event-id': '1' });
  await next();
  expect([idsOf(await next()), idsOf(await next())]).toEqual(['2', '3']);
});

test('it ends with its sandbox', async () => {
  const { steer, follow } = await startFollowed();
  await steer('POST /sandboxes', { name: 'demo' });
  const { next } = await follow('demo');
  await next();
  await steer('DELETE /sandboxes/demo');
  expect(await next()).toBeUndefined();
});

test('it ends when the server closes, which need not wait', async () => {
  const { server, follow } = await startFollowed();
  const { next } = await follow();
  await next();
  await server.close();
  expect(await next()).toBeUndefined();
});

test('there is none for a sandbox that is not there, nor a body for HEAD', async () => {
  const { steer } = await startFollowed();
  expect((await steer('GET /sandboxes/nobody/journal/stream')).status).toBe(404);
  const head = await steer('HEAD /sandboxes/default/journal/stream');
  expect([head.status, head.text]).toEqual([200, '']);
});

test('it works without a network, too', async () => {
  const { mock, ask } = await createSteered({ seed: 1 });
  const answer = await mock.fetch('http://localhost/_twinspec/sandboxes/default/journal/stream');
  const reader = (answer.body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe('retry: 1000\n\n');
  await ask('GET /user');
  expect((await reader.read()).value).toMatch(/^id: 1\nevent: exchange\n/);
  await reader.cancel();
});
