import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createUrlTarget } from '../../../src/contract/target/url-target.js';
import { request, withListener } from './loopback.js';

describe('a request to a URL', () => {
  test('arrives as it was written', async () => {
    await withListener(
      (incoming, outgoing) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const { method, url, headers } = incoming;
          outgoing.setHeader('content-type', 'application/json');
          outgoing.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
        });
      },
      async (target, port) => {
        const headers = { 'x-name': 'Zoë', 'content-type': 'text/plain' };
        const sent = request('POST /users/a%2Fb/../%2e|"?q=%zz&a=b c', { headers, body: 'höi' });
        expect((await target.send({ ...sent, query: 'q=%zz&a=b' })).value).toEqual({
          method: 'POST',
          url: '/users/a%2Fb/../%2e|"?q=%zz&a=b',
          headers: { host: `127.0.0.1:${port}`, connection: 'keep-alive', 'content-length': '4', ...headers },
          body: 'höi',
        });
      },
    );
  });

  test.each(['TRACE', 'OPTIONS', 'PROPFIND', 'GET', 'DELETE'])('may have the method %s and a body', async (method) => {
    await withListener(
      (incoming, outgoing) => {
        let body = '';
        incoming.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        incoming.on('end', () => outgoing.end(`${incoming.method} ${body}`));
      },
      async (target) => {
        expect((await target.send(request(`${method} /`, { body: 'text' }))).text).toBe(`${method} text`);
      },
    );
  });

  test('goes below the base path', async () => {
    await withListener(
      (incoming, outgoing) => outgoing.end(incoming.url),
      async (_, port) => {
        const target = createUrlTarget(`http://127.0.0.1:${port}/api/v1/`);
        expect(target.name).toBe(`http://127.0.0.1:${port}/api/v1`);
        expect((await target.send(request('GET /users?page=2'))).text).toBe('/api/v1/users?page=2');
        await target.close();
      },
    );
  });

  test('uses a connection that is there', async () => {
    await withListener(
      (incoming, outgoing) => outgoing.end(String(incoming.socket.remotePort)),
      async (target) => {
        const ports = new Set<string>();
        for (let count = 0; count < 10; count += 1) ports.add((await target.send(request('GET /'))).text);
        expect(ports.size).toBeLessThanOrEqual(2);
      },
    );
  });

  test('follows no redirect', async () => {
    await withListener(
      (_, outgoing) => outgoing.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
      async (target) => {
        const { status, headers } = await target.send(request('GET /'));
        expect([status, headers.location]).toEqual([302, 'https://elsewhere.example/']);
      },
    );
  });
});

describe('an answer from a URL', () => {
  const answer = (body: string | Buffer, headers: Record<string, string | string[]> = {}, method = 'GET') =>
    withListener(
      (_, outgoing) => outgoing.writeHead(200, headers).end(body),
      (target) => target.send(request(`${method} /`)),
    );

  test('has JSON as a value and the text as it came', async () => {
    const headers = { 'content-type': 'application/problem+json; charset=utf-8', 'set-cookie': ['a=1', 'b=2'] };
    expect(await answer('{ "name": "Ada" }', headers)).toMatchObject({
      status: 200,
      headers,
      text: '{ "name": "Ada" }',
      value: { name: 'Ada' },
    });
  });

  test.each([
    { what: 'text', body: 'Ada', headers: { 'content-type': 'text/plain' }, read: { text: 'Ada', value: 'Ada' } },
    { what: 'a body of no type', body: 'Ada', headers: {}, read: { text: 'Ada', value: 'Ada' } },
    { what: 'nothing', body: '', headers: {}, read: { text: '', value: undefined } },
    {
      what: 'JSON in a compressed body',
      body: gzipSync('[1]'),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      read: { text: '[1]', value: [1] },
    },
    {
      what: 'bytes, as base64',
      body: Buffer.from([0xff, 0xfe, 0]),
      headers: { 'content-type': 'image/png' },
      read: { text: '//4A', value: '//4A' },
    },
    {
      what: 'text of another charset',
      body: Buffer.from('Zoë', 'latin1'),
      headers: { 'content-type': 'text/plain; charset=iso-8859-1' },
      read: { text: 'Zoë', value: 'Zoë' },
    },
  ])('has $what', async ({ body, headers, read }) => {
    const { text, value, unreadable } = await answer(body, headers);
    expect({ text, value, unreadable }).toEqual({ ...read, unreadable: undefined });
  });

  test('to HEAD has no body, whatever its head says', async () => {
    const { text, value, unreadable } = await answer(
      '',
      { 'content-length': '17', 'content-type': 'application/json' },
      'HEAD',
    );
    expect({ text, value, unreadable }).toEqual({ text: '', value: undefined, unreadable: undefined });
  });

  test.each([
    { body: '{"name":', unreadable: 'The body is not valid JSON.' },
    { body: '', unreadable: 'The body is empty, which is no JSON.' },
    { body: Buffer.from([0x22, 0xff, 0x22]), unreadable: 'The body is not valid UTF-8.' },
    { body: '['.repeat(1000), unreadable: 'The body is nested deeper than 100 levels.' },
  ])('says why JSON cannot be read: $unreadable', async ({ body, unreadable }) => {
    const found = await answer(body, { 'content-type': 'application/json' });
    expect(found).toMatchObject({ unreadable, value: undefined });
  });

  test('is read no further than ten megabytes', async () => {
    const { text, unreadable } = await answer('x'.repeat(10_000_001), { 'content-type': 'text/plain' });
    expect(text).toHaveLength(10_000_000);
    expect(unreadable).toBe('The body is larger than 10 MB; only its beginning was read.');
  });

  test('of events is listened to for a moment', async () => {
    const found = await withListener(
      (_, outgoing) => {
        outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
        outgoing.write('data: 1\n\n');
      },
      (target) => target.send(request('GET /')),
      { timeout: 100 },
    );
    expect(found).toMatchObject({ status: 200, text: 'data: 1\n\n', value: 'data: 1\n\n' });
    expect(found).not.toHaveProperty('unreadable');
  });
});
