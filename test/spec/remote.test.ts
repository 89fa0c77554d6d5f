import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type LoadOptions, loadSpec, type Spec, SpecError } from '../../src/spec/index.js';
import { get } from '../../src/spec/remote/get.js';
import { createRemoteReader, type Network } from '../../src/spec/remote/index.js';
import { isPublicAddress } from '../../src/spec/remote/public-address.js';
import { withFolder, withSchema } from './files.js';

type Site =
  | string
  | { readonly status?: number; readonly location?: string; readonly body?: AsyncIterable<Uint8Array> };

const open = '93.184.215.14';

/** A network of some URLs; every host is public, unless it is told to have other addresses. */
function createNetwork(
  sites: Readonly<Record<string, Site>>,
  addresses: Readonly<Record<string, readonly string[]>> = {},
) {
  const asked: string[] = [];
  const network: Network = {
    lookUp: (host) => Promise.resolve(addresses[host] ?? [open]),
    get(url, address) {
      asked.push(`${url.href} at ${address}`);
      const site = sites[url.href];
      const { status = 200, location, body } = typeof site === 'object' ? site : {};
      return Promise.resolve({
        status: site === undefined ? 404 : status,
        location,
        body: body ?? once(Buffer.from(typeof site === 'string' ? site : '')),
      });
    },
  };
  return { network, asked };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

const loadWith = ($ref: string, options: LoadOptions): Promise<Spec> =>
  withFolder(withSchema(`$ref: ${$ref}`), (folder) =>
    loadSpec(`${folder}/api.yaml`, { allowRemoteRefs: true, ...options }),
  );

async function refusalOf($ref: string, network: Network): Promise<readonly string[]> {
  const error: unknown = await loadWith($ref, { network }).catch((reason: unknown) => reason);
  if (!(error instanceof SpecError)) throw error ?? new Error('The document was not refused.');
  return error.problems.map(({ message, place: { file, line, column } }) =>
    `${file}:${line}:${column}  ${message}`.replace(/^\/.*?api\.yaml/, 'api.yaml'),
  );
}

describe('remote documents, where they are allowed', () => {
  test('are read, with what they refer to in turn', async () => {
    const { network, asked } = createNetwork({
      'https://a.example/schemas/user.yaml?v=1': "User: { properties: { team: { $ref: 'team.json' } } }",
      'https://a.example/schemas/team.json': '{"properties": {"lead": {"$ref": "user.yaml?v=1#/User"}}}',
    });
    const spec = await loadWith("'https://a.example/schemas/user.yaml?v=1#/User'", { network });

    expect([...spec.documents.keys()]).toEqual([
      'spec:///api.yaml',
      'https://a.example/schemas/user.yaml?v=1',
      'https://a.example/schemas/team.json',
    ]);
    expect(spec.files).toHaveLength(1);
    expect(spec.resolve({ uri: 'spec:///api.yaml', pointer: '/components/schemas/User' })).toMatchObject({
      properties: { team: { $ref: 'team.json' } },
    });
    expect(spec.locate({ uri: 'https://a.example/schemas/team.json', pointer: '/properties' })).toMatchObject({
      file: 'https://a.example/schemas/team.json',
      line: 1,
    });
    expect(asked).toEqual([
      `https://a.example/schemas/user.yaml?v=1 at ${open}`,
      `https://a.example/schemas/team.json at ${open}`,
    ]);
  });

  test('may redirect', async () => {
    const { network } = createNetwork({
      'https://a.example/latest': { status: 302, location: '/v1' },
      'https://a.example/v1': 'type: string',
    });
    const spec = await loadWith('https://a.example/latest', { network });

    expect(spec.resolve({ uri: 'https://a.example/latest', pointer: '' })).toEqual({ type: 'string' });
  });

  test('are refused with the place of the $ref, or their own', async () => {
    const { network } = createNetwork({
      'https://a.example/error': { status: 500 },
      'https://a.example/broken.json': '{',
      'https://a.example/bad': 'type: strin',
    });

    expect(await refusalOf('https://a.example/error', network)).toEqual([
      "api.yaml:8:13  This remote document cannot be read: the server answered 500. ('https://a.example/error')",
    ]);
    expect(await refusalOf('https://a.example/broken.json', network)).toEqual([
      "https://a.example/broken.json:1:2  This is not JSON: expected a name in double quotes or '}' here.",
    ]);
    expect(await refusalOf('https://a.example/bad', network)).toEqual([
      expect.stringMatching(/^https:\/\/a\.example\/bad:1:7 {2}'type' must be one of/),
    ]);
  });

  test('are never files', async () => {
    const { network, asked } = createNetwork({
      'https://a.example/a': "properties: { a: { $ref: 'file:///etc/hosts' } }",
      'https://a.example/b': { status: 301, location: 'file:///etc/hosts' },
    });

    expect(await refusalOf('https://a.example/a', network)).toEqual([
      "https://a.example/a:1:26  A document from the network must not refer to files of this machine. ('file:///etc/hosts')",
    ]);
    expect(await refusalOf('https://a.example/b', network)).toEqual([
      expect.stringContaining('it leads to file: instead of http'),
    ]);
    expect(asked).toHaveLength(2);
  });
});

describe('remote documents of private addresses are refused unasked', () => {
  test.each([
    { url: 'http://127.0.0.1/' },
    { url: 'http://2130706433/' },
    { url: 'http://0x7f.1/' },
    { url: 'http://[::1]/' },
    { url: 'http://[::ffff:10.0.0.1]/' },
    { url: 'http://169.254.169.254/latest/meta-data' },
    { url: 'http://private.example/' },
    { url: 'http://both.example/' },
    { url: 'http://redirects.example/', asked: 1 },
  ])('$url', async ({ url, asked: count = 0 }) => {
    const { network, asked } = createNetwork(
      { 'http://redirects.example/': { status: 307, location: 'http://localhost.example/' } },
      {
        'private.example': ['192.168.0.7'],
        'both.example': [open, 'fe80::1'],
        'localhost.example': ['127.0.0.1'],
      },
    );

    expect(await refusalOf(url, network)).toEqual([
      expect.stringContaining('its host is on this machine or in a private network'),
    ]);
    expect(asked).toHaveLength(count);
  });

  test.each([
    { kind: 'public', addresses: [open, '1.1.1.1', '2606:4700::1111', '172.15.0.1', '172.32.0.1'], is: true },
    {
      kind: 'private',
      addresses: ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
      is: false,
    },
    {
      kind: 'private',
      addresses: [
        '::',
        '::1',
        'fc00::1',
        'fe80::1',
        '::ffff:8.8.8.8',
        '64:ff9b::1',
        '2001:db8::1',
        '2002:7f00:1::',
        'ff02::1',
      ],
      is: false,
    },
  ])('$addresses are $kind', ({ addresses, is }) => {
    expect(addresses.map(isPublicAddress)).toEqual(addresses.map(() => is));
  });
});

describe('remote documents have limits', () => {
  const few = { redirects: 2, documents: 2, megabytes: 1, seconds: 0.05 };

  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield await Promise.resolve(new Uint8Array(100_000));
  }

  test.each<{ limit: string; site: Site; reason: string }>([
    { limit: 'redirects', site: { status: 302, location: '/' }, reason: 'it redirects more than 2 times' },
    { limit: 'size', site: { body: endless() }, reason: 'it is larger than 1 MB' },
  ])('of $limit', async ({ site, reason }) => {
    const read = createRemoteReader(createNetwork({ 'https://a.example/': site }).network, few);

    await expect(read('https://a.example/')).rejects.toThrow(reason);
  });

  test('of time', async () => {
    const silent: Network = { lookUp: () => new Promise(() => undefined), get };
    const keepAlive = setInterval(() => undefined, 1_000);

    await expect(createRemoteReader(silent, few)('https://a.example/')).rejects.toThrow(
      'it took longer than 0.05 seconds',
    );
    clearInterval(keepAlive);
  });

  test('of number', async () => {
    const read = createRemoteReader(createNetwork({ 'https://a.example/': 'a: 1' }).network, few);
    await read('https://a.example/');
    await read('https://a.example/');

    await expect(read('https://a.example/')).rejects.toThrow('more than 2 remote documents are not read');
  });
});

test('a server is asked at the address that was looked up, without credentials', async () => {
  const server = createServer((request, response) => {
    response.end(JSON.stringify({ url: request.url, host: request.headers.host, auth: request.headers.authorization }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const network: Network = {
    lookUp: () => Promise.resolve([open]),
    get: (url, _address, signal) => get(url, '127.0.0.1', signal),
  };
  const bytes = await createRemoteReader(network)(`http://me:secret@a.example:${port}/a?b=c`);
  server.close();

  expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({ url: '/a?b=c', host: `a.example:${port}` });
});

test('a server that is not there is a refusal, too', async () => {
  const network: Network = {
    lookUp: () => Promise.resolve([open]),
    get: () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
  };

  await expect(createRemoteReader(network)('http://a.example/')).rejects.toThrow('cannot be read: ECONNREFUSED.');
});
