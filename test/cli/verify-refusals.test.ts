import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createFolder, type Folder } from './create-folder.js';
import { listen, startTeaServer, teaDocument, teaToken } from './tea-server.js';
import { runTwinspec } from './twinspec.js';

/** A stack names a file and a line of ours. */
const stack = /\n\s+at .*:\d+:\d+\)?/;
const withToken = ['--token', teaToken];

describe('a run that cannot be made says why and ends with 2', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await createFolder({
      'teas.yaml': teaDocument,
      'syntax.yaml': 'openapi: 3.1.1\ninfo: {title: x, version: "1"\npaths: {}\n',
      'bad-config.yaml': 'target:\n  ulr: http://localhost\n',
      'missing-variable.yaml': `identities: {a: {token: '\${NO_SUCH_VARIABLE_HERE}'}}\n`,
      'bad-baseline.yaml': '- {check: nothing}\n',
      'bad.arazzo.yaml': 'arazzo: 1.0.1\n',
    });
  });
  afterAll(() => folder.remove());

  const url = 'http://127.0.0.1:9';

  test.each([
    { because: 'there is no document', args: [], message: 'which document? twinspec verify openapi.yaml --url' },
    {
      because: 'the document is missing',
      args: ['coffee.yaml'],
      message: "there is no file and no service 'coffee.yaml'",
    },
    { because: 'the document is broken', args: ['syntax.yaml'], message: /syntax\.yaml:3:\d+ {2}This is not YAML/ },
    {
      because: 'no server is named',
      args: ['teas.yaml', ...withToken],
      message: 'which server? teas.yaml names none on this machine',
    },
    {
      because: 'the URL is none',
      args: ['teas.yaml', '-u', 'localhost', ...withToken],
      message: "'localhost' is no base URL",
    },
    {
      because: 'nobody may call',
      args: ['teas.yaml', '-u', url],
      message: 'every operation needs credentials (bearer)',
    },
    {
      because: 'a scheme is missing',
      args: ['teas.yaml', '-u', url, '--api-key', 'x'],
      message: '--api-key: teas.yaml has no security scheme that takes an API key; it declares: bearer.',
    },
    {
      because: 'the settings are wrong',
      args: ['teas.yaml', '-c', 'bad-config.yaml'],
      message: "bad-config.yaml:2:8  there is no setting 'ulr'",
    },
    {
      because: 'the settings are missing',
      args: ['teas.yaml', '-c', 'nowhere.yaml'],
      message: '--config nowhere.yaml does not exist.',
    },
    {
      because: 'a variable is not set',
      args: ['teas.yaml', '-c', 'missing-variable.yaml'],
      message: 'the environment variable NO_SUCH_VARIABLE_HERE is not set.',
    },
    {
      because: 'the baseline is wrong',
      args: ['teas.yaml', '-u', url, ...withToken, '--baseline', 'bad-baseline.yaml'],
      message: 'bad-baseline.yaml:1:',
    },
    {
      because: 'the baseline is missing',
      args: ['teas.yaml', '-u', url, ...withToken, '--baseline', 'nowhere.yaml'],
      message: '--baseline nowhere.yaml does not exist; --write-baseline makes one.',
    },
    {
      because: 'the workflow is missing',
      args: ['teas.yaml', '-u', url, ...withToken, '--workflows', 'nowhere.yaml'],
      message: '--workflows nowhere.yaml does not exist.',
    },
    {
      because: 'a certificate is missing',
      args: ['teas.yaml', '-u', url, ...withToken, '--ca', 'nowhere.pem'],
      message: '--ca nowhere.pem cannot be read (ENOENT).',
    },
    {
      because: 'an operation is unknown',
      args: ['teas.yaml', '-u', url, ...withToken, '--operation', 'brew'],
      message: "teas.yaml has no operation 'brew'; there are: listTeas, createTea",
    },
    {
      because: 'a tag is unknown',
      args: ['teas.yaml', '-u', url, ...withToken, '--tag', 'green'],
      message: "no operation of teas.yaml has the tag 'green'; there are: reading, writing.",
    },
    {
      because: 'a parameter has no value',
      args: ['teas.yaml', '-u', url, ...withToken, '--param', 'x'],
      message: '--param x: write name=value.',
    },
    {
      because: 'a report is unknown',
      args: ['teas.yaml', '-u', url, ...withToken, '--report', 'xml=x'],
      message: '--report xml=x: write junit=<file>',
    },
    {
      because: 'a phase is unknown',
      args: ['teas.yaml', '--phase', 'fuzz'],
      message: "'fuzz' is none of: probe, examples,",
    },
    {
      because: 'a check is unknown',
      args: ['teas.yaml', '--check', 'all'],
      message: "'all' is none of: status-is-documented,",
    },
    { because: 'a duration has no unit', args: ['teas.yaml', '--budget', '30'], message: 'such as 500ms, 30s or 2m' },
    { because: 'a rate is none', args: ['teas.yaml', '--rate', 'fast'], message: 'It must be a number above 0.' },
    { because: 'a shard is none', args: ['teas.yaml', '--shard', '5/4'], message: 'such as 2/4' },
    { because: 'an option is unknown', args: ['teas.yaml', '--urll', 'x'], message: "unknown option '--urll'" },
  ])('$because', async ({ args, message }) => {
    const { code, stdout, stderr } = await runTwinspec(['verify', ...args], folder.path);
    if (typeof message === 'string') expect(stderr).toContain(message);
    else expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(stack);
    expect(stderr).not.toContain(teaToken);
  });

  const runAgainst = async (target: string, more: readonly string[] = withToken) => {
    const args = ['verify', 'teas.yaml', '--url', target, '--no-reproduce', '--phase', 'probe,examples,state', ...more];
    const ended = await runTwinspec(args, folder.path);
    expect(ended.stderr).not.toMatch(stack);
    expect(`${ended.stdout}${ended.stderr}`).not.toContain(teaToken);
    return ended;
  };

  test('nobody listens', async () => {
    const { url: target, close } = await listen(() => undefined);
    await close();
    const { code, stderr } = await runAgainst(target);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('cannot be reached: the connection was refused'),
    });
  });

  test('the server does not speak TLS', async () => {
    const { url: target } = await startTeaServer();
    const { code, stderr } = await runAgainst(target.replace('http', 'https'));
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('does not speak TLS') });
  });

  test('what listens is no web server', async () => {
    const server = createNetServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const { code, stderr } = await runAgainst(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^twinspec: /) });
  });

  test('the credentials are wrong', async () => {
    const { url: target } = await startTeaServer();
    const { code, stderr } = await runAgainst(target, ['--token', 'some-other-token']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('No credentials work') });
  });

  test('something else answers with web pages', async () => {
    const { url: target } = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Router</title>');
    });
    const { code, stderr } = await runAgainst(target);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^twinspec: .*web pages/) });
  });

  test('the base path is missing, and is suggested', async () => {
    const { url: target } = await startTeaServer();
    const { code, stderr } = await runAgainst(target.replace('/api', ''));
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`--url ${target}`) });
  });

  test('nothing is answered in time', async () => {
    const { url: target } = await listen(() => undefined);
    const { code, stderr } = await runAgainst(target, [...withToken, '--timeout', '300ms']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/in time|300 ms|0\.3 s/) });
  });

  test('it only ever asks for patience', async () => {
    const { url: target } = await listen((_request, response) => {
      response.writeHead(429, { 'retry-after': '0', 'content-type': 'application/json' }).end('{"error":"slow"}');
    });
    const { code, stderr } = await runAgainst(target);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/429/) });
  });

  test('the server dies in the middle', async () => {
    const server = await startTeaServer();
    void server.created.then(server.close);
    const { code, stderr } = await runAgainst(server.url);
    expect([1, 2]).toContain(code);
    expect(stderr).toContain('Not cleaned up: 1 record');
  });
});
