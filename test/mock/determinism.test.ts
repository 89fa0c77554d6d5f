import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bundledServices, createMock, type Mock, type MockOptions } from '../../src/index.js';
import { over, type Received } from '../server/http-exactly/adapters.js';

/** One request for every operation, twice over, as its document's examples and the fixture's own ids make it. */
function requestsFor(mock: Mock) {
  const [credential] = mock.credentials;
  const collections = mock.snapshot().collections;
  const records = Object.values(collections).flatMap((all) => all.slice(0, 2)) as readonly Readonly<
    Record<string, unknown>
  >[];
  const ids = records.map(({ id, name }) => String(id ?? name ?? 'starter'));
  const operations = mock.spec.operations.filter(({ id }) => !/log|leave/i.test(id));
  return [...operations, ...operations].map(({ method, path, requestBody }, index) => {
    const [example] = Object.values(requestBody?.content ?? {}).flatMap(({ examples }) => Object.values(examples));
    const segments = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
      name === 'workspace' ? 'starter' : encodeURIComponent(ids[index % ids.length] ?? ''),
    );
    const headers = {
      'content-type': 'application/json',
      ...(credential && { [credential.header]: credential.value }),
    };
    const body = example === undefined ? {} : { body: JSON.stringify(example) };
    return { line: `${method.toUpperCase()} ${mock.basePaths[0] ?? ''}${segments}`, sending: { headers, ...body } };
  });
}

const bytesOf = ({ status, headers, text }: Received) => ({ status, headers: { ...headers, date: '' }, text });

/** Every answer to those requests, without the date, one after the other. */
async function play(mock: Mock) {
  const server = await mock.listen();
  const send = over(server.port);
  const answers = [];
  for (const { line, sending } of requestsFor(mock)) answers.push(bytesOf(await send(line, sending)));
  await server.close();
  return answers.map((answer) => ({ ...answer, text: answer.text.replaceAll(`127.0.0.1:${server.port}`, 'host') }));
}

/** SHA-256 of what the seed `a` answers: the same on every release of Node. It changes with a document, a fixture or a handler. */
const digests: Readonly<Record<string, string>> = {
  squadcast: '4401783fa8be20245036c98b77f352b9cca0b068dcb7ee9e224b75158feb10d0',
  'org-user-management': '757f495e253535d0b4a73480395d3cb7671d1532687a0387d7a88d8f6c9a6a21',
  secoda: '0f2c3662e7a39b3fe6394ffa857a0226095b0bd0b8afe7899ed07bcd0fc11dda',
  windmill: 'cc89ef9b6cb3add71e61a071f9bd2be2d94697c8e9f0605734c3c376ec392ea0',
};

describe.each(bundledServices.map(({ id }) => ({ id })))('the mock of $id', ({ id }) => {
  const start = (options: MockOptions = {}) => createMock(id, { onError: () => undefined, ...options });

  test('answers the same requests with the same bytes for the same seed', async () => {
    const first = await play(await start({ seed: 'a' }));
    expect(new Set(first.map(({ status }) => status)).size).toBeGreaterThan(2);
    expect(first.filter(({ status }) => status === 200 || status === 201).length).toBeGreaterThan(3);
    expect(await play(await start({ seed: 'a' }))).toEqual(first);
  });

  test('answers with these very bytes, whatever release of Node runs it', async () => {
    const answers = await play(await start({ seed: 'a' }));
    const text = JSON.stringify(answers.map(({ status, text }) => [status, text]));
    expect(createHash('sha256').update(text).digest('hex')).toBe(digests[id]);
  });

  test('begins again with the first bytes when it is reset', async () => {
    const mock = await start({ seed: 'a' });
    const fixture = mock.snapshot();
    const first = await play(mock);
    expect(mock.snapshot()).not.toEqual(fixture);
    mock.reset();
    expect(mock.snapshot()).toEqual(fixture);
    expect(await play(mock)).toEqual(first);
  });

  test('takes a number for a seed', async () => {
    expect(await play(await start({ seed: 7 }))).toEqual(await play(await start({ seed: '7' })));
  });
});

/** The API of org-user-management makes no ids: its people come from invitations that they accept. */
test.each(['squadcast', 'secoda', 'windmill'])(
  'the mock of %s makes other ids of another seed, and of none',
  async (id) => {
    const playOut = async (options: MockOptions) => {
      const mock = await createMock(id, options);
      return { answers: await play(mock), stored: mock.snapshot().collections };
    };
    const [first, second, third, fourth] = await Promise.all([{ seed: 'a' }, { seed: 'b' }, {}, {}].map(playOut));
    expect(second).not.toEqual(first);
    expect(third).not.toEqual(first);
    expect(fourth).not.toEqual(third);
  },
);

test('unrelated requests between them change no id', async () => {
  const ids = async (between: number): Promise<readonly unknown[]> => {
    const mock = await createMock('squadcast', { seed: 'a' });
    const headers = { authorization: 'Bearer squadcast-write', 'content-type': 'application/json' };
    const add = async (name: string): Promise<unknown> => {
      const body = JSON.stringify({
        email: `${name}@lumenlabs.example`,
        role: 'user',
        first_name: name,
        last_name: 'Haddad',
      });
      const answer = await mock.fetch('http://mock.example/v3/users', { method: 'POST', headers, body });
      return ((await answer.json()) as { data: { id: unknown } }).data.id;
    };
    const first = await add('noor');
    for (let count = 0; count < between; count += 1) await mock.fetch('http://mock.example/v3/users', { headers });
    return [first, await add('nora')];
  };
  expect(await ids(5)).toEqual(await ids(0));
});
