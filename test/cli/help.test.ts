import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runTwinspec } from './twinspec.js';

describe('twinspec explains itself', () => {
  test('--help names the commands', async () => {
    const { code, stdout, stderr } = await runTwinspec(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: twinspec \[options] \[command]\n/);
    expect(stdout).toMatch(/\n {2}mock \[options] \[sources...] {2,}Serve stateful mocks/);
    for (const name of ['explain', 'verify', 'clean', 'merge']) expect(stdout).toContain(`\n  ${name} [options] `);
    expect(stderr).toBe('');
  });

  test('without a command it prints the same help and fails', async () => {
    const [asked, unasked] = await Promise.all([runTwinspec(['--help']), runTwinspec([])]);
    expect(unasked).toMatchObject({ code: 1, stdout: '', stderr: asked.stdout });
  });

  test('mock --help names every option, what it takes and what it is by default, and gives examples', async () => {
    const { code, stdout } = await runTwinspec(['mock', '--help']);
    expect(code).toBe(0);
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
    expect(options).toEqual([
      '--port',
      '--host',
      '--seed',
      '--fixtures',
      '--count',
      '--handlers',
      '--auth',
      '--cors',
      '--log',
      '--allow-remote-refs',
      '--set',
      '--watch',
      '--latency',
      '--chaos',
      '--control-token',
      '--sandboxes',
      '--data',
      '--write-after',
      '--store',
      '--sandbox-expiry',
      '--max-sandboxes',
      '--max-journals',
      '--webhook',
      '--deliver',
      '--webhook-secret',
      '--max-records',
      '--max-bytes',
      '--max-record-bytes',
      '--max-requests-per-second',
      '--max-body',
      '--max-headers',
      '--headers-timeout',
      '--request-timeout',
      '--max-connections',
      '--drain',
      '--help',
    ]);
    expect(stdout.replace(/\s+/g, ' ')).toContain('0 takes a free one (default: 4010)');
    expect(stdout.replace(/\s+/g, ' ')).toContain('413 above it (default: 1MiB)');
    expect(stdout).toContain('$ twinspec mock openapi.yaml --watch');
  });

  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runTwinspec(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });
});

describe('twinspec refuses what it does not know, and says how to ask', () => {
  test.each([
    { args: ['serve'], message: "error: unknown command 'serve'", hint: '(twinspec --help says how)' },
    { args: ['--prot', '1'], message: "error: unknown option '--prot'", hint: '(twinspec --help says how)' },
    {
      args: ['mock', '--prot', '1'],
      message: "error: unknown option '--prot'\n(Did you mean --port?)",
      hint: '(twinspec mock --help says how)',
    },
    { args: ['mock', '--port', '65536'], message: 'It must be a whole number from 0 to 65535.' },
    { args: ['mock', '--port', '-1'], message: 'It must be a whole number from 0 to 65535.' },
    { args: ['mock', '--latency', 'slow'], message: 'It must be a whole number from 0 to 600000.' },
    { args: ['mock', '--chaos', '5'], message: 'It must be a share above 0% and up to 100%, such as 5%.' },
    { args: ['mock', '--chaos', '0%'], message: 'It must be a share above 0% and up to 100%, such as 5%.' },
    { args: ['mock', '--chaos', '101%'], message: 'It must be a share above 0% and up to 100%, such as 5%.' },
    { args: ['mock', '--auth', 'maybe'], message: 'Allowed choices are strict, any, off.' },
    { args: ['mock', '--log', 'xml'], message: 'Allowed choices are off, text, json.' },
    { args: ['mock', '--cors', 'localhost'], message: 'It must be any, off, or origins such as http://localhost:5173' },
    { args: ['mock', '--seed'], message: "error: option '--seed <text>' argument missing" },
  ])('$args', async ({ args, message, hint = '(twinspec mock --help says how)' }) => {
    const { code, stdout, stderr } = await runTwinspec(args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(hint);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});
