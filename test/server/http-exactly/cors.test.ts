import { describe, expect, test } from 'vitest';
import { reader, writer } from '../../mock/people.js';
import { adapters, type Received } from './adapters.js';
import { connectEach, connecting } from './connect.js';

const origin = 'https://app.example';
const preflight = {
  origin,
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization, content-type',
};

const corsOf = ({ headers }: Received) => Object.keys(headers).filter((name) => name.startsWith('access-control-'));
const listOf = (value = ''): readonly string[] => value.split(', ').map((item) => item.toLowerCase());

describe.each(adapters)('HTTP, exactly, over $name: a page of another origin', (adapter) => {
  const { send } = connectEach(adapter);
  const connect = connecting(adapter);

  test('may ask first, without credentials, and is told what it may do', async () => {
    const answer = await send('OPTIONS /v1/people', { headers: preflight });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, HEAD, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
      allow: 'GET, POST, HEAD, OPTIONS',
    });
    const vary = listOf(answer.headers.vary);
    expect(vary).toEqual(['origin', 'access-control-request-method', 'access-control-request-headers']);
  });

  test.each([
    { line: 'GET /v1/people', headers: reader, status: 200 },
    { line: 'HEAD /v1/people', headers: reader, status: 200 },
    { line: 'GET /v1/people', headers: {}, status: 401 },
    { line: 'GET /v1/nothing', headers: reader, status: 404 },
    { line: 'PATCH /v1/people', headers: reader, status: 405 },
    { line: 'DELETE /v1/people/1', headers: writer, status: 204 },
    { line: 'GET /v1/echo/%zz', headers: {}, status: 400 },
  ])('may read the answer to $line, $status', async ({ line, headers, status }) => {
    const answer = await send(line, { headers: { ...headers, origin } });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
    });
    expect(listOf(answer.headers.vary)).toContain('origin');
  });

  test('may read the headers of the answer', async () => {
    const body = JSON.stringify({ name: 'Cyd', email: 'cyd@people.example' });
    const headers = { ...writer, origin, 'content-type': 'application/json' };
    const answer = await send('POST /v1/people', { headers, body });
    expect(answer.status).toBe(201);
    expect(listOf(answer.headers['access-control-expose-headers'])).toEqual(
      expect.arrayContaining(['location', 'content-type']),
    );
  });

  test('gets no headers that nobody asked for', async () => {
    expect(corsOf(await send('GET /v1/people', { headers: reader }))).toEqual([]);
    expect(corsOf(await send('OPTIONS /v1/people'))).toEqual([]);
  });

  test('is told nothing where it is switched off', async () => {
    const off = await connect({ cors: 'off' });
    const asked = await off.send('OPTIONS /v1/people', { headers: preflight });
    expect(asked.status).toBe(204);
    expect(corsOf(asked)).toEqual([]);
    const answer = await off.send('GET /v1/people', { headers: { ...reader, origin } });
    expect(answer.status).toBe(200);
    expect(corsOf(answer)).toEqual([]);
  });

  test.each([
    { asking: 'https://app.example', isAllowed: true },
    { asking: 'https://app.example:8443', isAllowed: false },
    { asking: 'http://app.example', isAllowed: false },
    { asking: 'https://app.example.evil.example', isAllowed: false },
    { asking: 'null', isAllowed: false },
  ])('is told where it is in the list: $asking $isAllowed', async ({ asking, isAllowed }) => {
    const listed = await connect({ cors: [origin] });
    const asked = await listed.send('OPTIONS /v1/people', { headers: { ...preflight, origin: asking } });
    const answer = await listed.send('GET /v1/people', { headers: { ...reader, origin: asking } });
    for (const { headers } of [asked, answer]) {
      expect(headers['access-control-allow-origin']).toBe(isAllowed ? asking : undefined);
      expect(listOf(headers.vary)).toContain('origin');
    }
  });
});
