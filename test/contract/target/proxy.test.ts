import { createServer as createHttpServer, request as forward, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer as createNetServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createUrlTarget, type UrlTargetOptions } from '../../../src/contract/target/url-target.js';
import { request, using, withServer } from './loopback.js';
import { createSelfSigned } from './self-signed.js';

/** An HTTP proxy that notes what it is asked for. */
function createProxy(seen: string[], { refuseWith }: { refuseWith?: number } = {}) {
  const proxy = createHttpServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
    if (refuseWith !== undefined) return outgoing.writeHead(refuseWith).end();
    const url = new URL(incoming.url ?? '');
    return forward(url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    }).end();
  });
  proxy.on('connect', (incoming, socket: Socket) => {
    seen.push(`CONNECT ${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
    if (refuseWith !== undefined) return socket.end(`HTTP/1.1 ${refuseWith} No\r\n\r\n`);
    const [host, port] = (incoming.url ?? '').split(':');
    const onward = connect({ host: host ?? '', port: Number(port) }, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    return socket.on('close', () => onward.destroy());
  });
  return proxy;
}

const pair = createSelfSigned();
const listener: RequestListener = (incoming, outgoing) => outgoing.end(`${incoming.headers.host} ${incoming.url}`);

const ask = (url: string, options: UrlTargetOptions) =>
  using(createUrlTarget(url, options), (target) => target.send(request('GET /users?page=2')));

describe('through a proxy', () => {
  test('a plain request is forwarded', async () => {
    const seen: string[] = [];
    await withServer(createHttpServer(listener), (port) =>
      withServer(createProxy(seen), async (proxyPort) => {
        const url = `http://127.0.0.1:${port}`;
        const { text } = await ask(url, { proxy: `http://ada:pa%20ss@127.0.0.1:${proxyPort}` });
        expect(text).toBe(`127.0.0.1:${port} /users?page=2`);
        expect(seen).toEqual([`GET ${url}/users?page=2 Basic ${btoa('ada:pa ss')}`]);
      }),
    );
  });

  test('a request with TLS goes through a tunnel, and the certificate is that of the target', async () => {
    const seen: string[] = [];
    await withServer(createHttpsServer(pair, listener), (port) =>
      withServer(createProxy(seen), async (proxyPort) => {
        const proxy = `http://127.0.0.1:${proxyPort}`;
        const url = `https://localhost:${port}`;
        expect((await ask(url, { proxy, ca: pair.cert })).text).toBe(`localhost:${port} /users?page=2`);
        expect(seen).toEqual([`CONNECT localhost:${port}`]);
        await expect(ask(url, { proxy })).rejects.toMatchObject({ code: 'tls' });
      }),
    );
  });

  test.each([{ scheme: 'http' }, { scheme: 'https' }])(
    '$scheme, one that asks for credentials is named',
    async ({ scheme }) => {
      await withServer(createProxy([], { refuseWith: 407 }), async (proxyPort) => {
        await expect(
          ask(`${scheme}://api.invalid`, { proxy: `http://ada:secret@127.0.0.1:${proxyPort}` }),
        ).rejects.toMatchObject({
          code: 'proxy',
          message:
            `The proxy http://127.0.0.1:${proxyPort} refused to connect to ${scheme}://api.invalid with status 407. ` +
            'It asks for credentials.',
        });
      });
    },
  );

  test('one that refuses a tunnel is named', async () => {
    await withServer(createProxy([], { refuseWith: 403 }), async (proxyPort) => {
      await expect(ask('https://api.invalid', { proxy: `http://127.0.0.1:${proxyPort}` })).rejects.toMatchObject({
        code: 'proxy',
        message: expect.stringContaining('with status 403. Check that the proxy may reach the target.'),
      });
    });
  });

  test.each([{ scheme: 'http' }, { scheme: 'https' }])(
    '$scheme, one that is not there is named',
    async ({ scheme }) => {
      const port = await withServer(createNetServer(), (free) => Promise.resolve(free));
      await expect(
        ask(`${scheme}://api.invalid`, { proxy: `http://ada:secret@127.0.0.1:${port}` }),
      ).rejects.toMatchObject({
        code: 'proxy',
        message: `The proxy http://127.0.0.1:${port} cannot be reached (ECONNREFUSED). Check its address, or go without it.`,
      });
    },
  );

  test('one without a URL is refused at once, and not repeated in the message', () => {
    expect(() => createUrlTarget('http://api.example', { proxy: 'ada:secret@proxy' })).toThrow(/^The proxy is no http/);
  });
});
