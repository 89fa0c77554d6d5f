import { describe, expect, test } from 'vitest';
import { serveTwinspec } from './binary.js';
import { openTeaHouse } from './tea-house.js';

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test('ends an idle server with exit code 0, without a word', async () => {
    const { end, banner } = await serveTwinspec(['squadcast']);
    expect(await end(signal)).toEqual({ code: 0, signal: null, stdout: banner, stderr: '' });
  });

  test('lets a running answer finish', async () => {
    const { fetch, until, end } = await serveTwinspec(['squadcast', '--latency', '300', '--log', 'text']);
    const answer = fetch('/v3/users', { headers: { authorization: 'Bearer squadcast-write' } });
    await until(/^GET \/v3\/users /m);
    const ended = end(signal);
    const response = await answer;
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty('data');
    expect(await ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

test('a signal ends a server that watches files, too', async () => {
  const folder = await openTeaHouse();
  const { end } = await serveTwinspec(['tea-house.yaml', '--watch'], folder.path);
  expect(await end('SIGINT')).toMatchObject({ code: 0, signal: null, stderr: '' });
});

test('with --drain it is not ready any more after a signal, and goes on for so long', async () => {
  const { fetch, end } = await serveTwinspec(['squadcast', '--drain', '1m']);
  expect((await fetch('/_twinspec/ready')).status).toBe(200);
  const ended = end('SIGTERM');
  let ready = await fetch('/_twinspec/ready');
  while (ready.status === 200) ready = await fetch('/_twinspec/ready');
  expect(await ready.json()).toMatchObject({ status: 503, detail: 'The server is closing.' });
  expect((await fetch('/v3/users', { headers: { authorization: 'Bearer squadcast-write' } })).status).toBe(200);
  void end('SIGTERM');
  expect(await ended).toMatchObject({ signal: 'SIGTERM', stderr: '' });
});
