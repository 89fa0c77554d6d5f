import { type Command, InvalidArgumentError, Option } from 'commander';
import type { MockCommandOptions } from './mock-command.js';
import { toInteger, toSize } from './option-values.js';
import { addQuotaOptions } from './quota-options.js';
import { addServerOptions } from './server-options.js';
import type { Shell } from './shell.js';

/** `mock`, with all that can be said of what is served and where. */
export function addMockCommand(program: Command, shell: Shell): void {
  const mock = program
    .command('mock')
    .description(
      'Serve stateful mocks: the bundled services (squadcast, org-user-management, secoda, windmill) or OpenAPI documents.',
    )
    .argument('[sources...]', 'services by name, files, or <name>=<file>; all bundled services when none is given')
    .option('-p, --port <number>', 'port to listen on; 0 takes a free one', toInteger(0, 65_535), 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seed <text>', 'same seed, same requests, same answers (ids, tokens, times); random without it')
    .option(
      '--fixtures <path>',
      'the state to start from: empty, small or large; a file; or a folder with <name>.yaml for each source',
    )
    .option(
      '--count <collection=number>',
      'records that a collection of your document starts with, or a number for all; repeatable',
      collect,
      [],
    )
    .option('--handlers <file>', 'module whose export `handlers` maps operationIds to handlers of your own')
    .addOption(
      new Option(
        '--auth <mode>',
        'strict: as the document says; any: unknown credentials act as the first one; off: requests without credentials, too',
      )
        .choices(['strict', 'any', 'off'])
        .default('strict'),
    )
    .option(
      '--cors <origins>',
      'origins that browsers may call from: any, off, or a list with commas',
      toOrigins,
      'any',
    )
    .addOption(
      new Option('--log <format>', 'write a line for each request').choices(['off', 'text', 'json']).default('off'),
    )
    .option('--allow-remote-refs', 'follow $refs to public http and https addresses', false)
    .option('--set <name=value>', 'setting of a service, such as secoda.writeLimit=30; repeatable', collect, [])
    .option('-w, --watch', 'reload documents, fixtures and handlers when they change, and keep the state', false)
    .addHelpText('after', examples);
  for (const add of groups) add(mock);
  mock
    .showHelpAfterError('(twinspec mock --help says how)')
    .action(async (sources: string[], options: MockCommandOptions) => {
      const { runMockCommand } = await import('./mock-command.js');
      await runMockCommand(sources, options, shell);
    });
}

const groups = [addTroubleOptions, addSandboxOptions, addOutboxOptions, addQuotaOptions, addServerOptions];

function addTroubleOptions(mock: Command): void {
  mock
    .option('--latency <ms>', 'milliseconds to wait before every answer', toInteger(0, 600_000), 0)
    .option(
      '--chaos <share>',
      'so many of all requests, such as 5%, get a 500, a 503, a late answer or a connection that is reset',
      toShare,
    );
}

function addOutboxOptions(mock: Command): void {
  mock
    .option(
      '--webhook <name=url>',
      'who is told by a webhook of your document, in every sandbox; repeatable',
      collect,
      [],
    )
    .option(
      '--deliver <hosts>',
      'hosts, addresses and networks, with commas, that webhooks and callbacks are delivered to; they stay in the outbox without it',
      (text) => text.split(','),
    )
    .addOption(
      new Option(
        '--webhook-secret <text>',
        'what deliveries are signed with (Standard Webhooks): whsec_ and base64',
      ).env('TWINSPEC_WEBHOOK_SECRET'),
    );
}

function addSandboxOptions(mock: Command): void {
  mock
    .addOption(
      new Option(
        '--control-token <text>',
        'lets others than this machine steer the mock, as a bearer token; made up where --host is not loopback',
      ).env('TWINSPEC_CONTROL_TOKEN'),
    )
    .addOption(
      new Option('--sandboxes <when>', 'whether a request makes the sandbox that it names, or the control plane alone')
        .choices(['first-use', 'explicit'])
        .default('first-use'),
    )
    .option('--data <folder>', 'keep the state there, across restarts; in memory without it')
    .option(
      '--write-after <ms>',
      'with --data: answer at once and write so much later; by default an answer waits for the disk',
      toInteger(0, 60_000),
      0,
    )
    .addOption(
      new Option(
        '--store <url>',
        'keep the state in a Redis or Valkey, redis://host:port, which any number of mocks may share; times are real then',
      )
        .env('TWINSPEC_STORE')
        .conflicts('data'),
    )
    .option('--sandbox-expiry <seconds>', 'sandboxes that nobody uses for so long are gone', toInteger(1, 31_536_000))
    .option('--max-sandboxes <number>', 'how many there may be at once', toInteger(1, 10_000_000), 10_000)
    .addOption(
      new Option('--max-journals <size>', 'memory for the last requests of all sandboxes together')
        .argParser(toSize)
        .default(toSize('64MiB'), '64MiB'),
    );
}

const examples = `
Examples:
  $ twinspec mock                                  all four services on http://127.0.0.1:4010
  $ twinspec mock windmill --port 8000             one service, at the root too
  $ twinspec mock openapi.yaml --watch             your document, reloaded when it changes
  $ twinspec mock openapi.yaml --count users=50    with fifty users to start with
  $ twinspec mock users=a/openapi.yaml b/shop.yaml two, at /users and /shop, and both at the root
  $ twinspec mock secoda --seed 7 --set secoda.writeLimit=30
  $ twinspec mock squadcast --chaos 5%             every twentieth request fails somehow
  $ twinspec mock shop.yaml --webhook orderCreated=http://localhost:9000/hook --deliver localhost:9000
`;

/** `5%` as 0.05. */
function toShare(text: string): number {
  const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text) ?? [];
  const share = Number(percent) / 100;
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('It must be a share above 0% and up to 100%, such as 5%.');
}

function toOrigins(text: string): string {
  if (text === 'any' || text === 'off' || text.split(',').every(isOrigin)) return text;
  throw new InvalidArgumentError('It must be any, off, or origins such as http://localhost:5173 with commas.');
}

const isOrigin = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+$/i.test(text);

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];
