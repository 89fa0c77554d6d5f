import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { addContractCommands } from './add-contract-commands.js';
import { describeFailure } from './describe-failure.js';
import type { MockCommandOptions } from './mock-command.js';
import { packageVersion } from './package-version.js';
import type { Shell } from './shell.js';

/**
 * Reads the arguments and runs the command that they name; a failure is printed and makes the exit code 1. What it starts, such as
 * a server, goes on until a signal comes.
 */
export async function runCli(argv: readonly string[], shell: Shell): Promise<void> {
  const program = new Command('twinspec')
    .description(
      'One OpenAPI document, two twins: a stateful mock that behaves as the document says, and a contract suite that checks whether an implementation does.',
    )
    .version(packageVersion())
    .showHelpAfterError('(twinspec --help says how)')
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
    .configureOutput({
      writeOut: (text) => void shell.stdout.write(text),
      writeErr: (text) => void shell.stderr.write(text),
    })
    .exitOverride();
  addMockCommand(program, shell);
  addExplainCommand(program, shell);

  try {
    await addContractCommands(program, { chosen: argv[2] === 'help' ? argv[3] : argv[2], shell });
    await program.parseAsync([...argv]);
  } catch (error) {
    // Commander has said by then what there was to say.
    if (!(error instanceof CommanderError)) shell.stderr.write(`${describeFailure(error)}\n`);
    shell.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  }
}

function addMockCommand(program: Command, shell: Shell): void {
  program
    .command('mock')
    .description(
      'Serve stateful mocks: the bundled services (squadcast, org-user-management, secoda, windmill) or OpenAPI documents.',
    )
    .argument('[sources...]', 'services by name, or files; all bundled services when none is given')
    .option('-p, --port <number>', 'port to listen on; 0 takes a free one', toInteger(0, 65_535), 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seed <text>', 'same seed, same requests, same answers (ids, tokens, times); random without it')
    .option('--fixtures <path>', 'file with the state to start from, or a folder with <name>.yaml for each source')
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
    .option('--latency <ms>', 'milliseconds to wait before every answer', toInteger(0, 600_000), 0)
    .addOption(
      new Option('--log <format>', 'write a line for each request').choices(['off', 'text', 'json']).default('off'),
    )
    .option('--allow-remote-refs', 'follow $refs to public http and https addresses', false)
    .option('--set <name=value>', 'setting of a service, such as secoda.writeLimit=30; repeatable', collect, [])
    .option('-w, --watch', 'reload documents, fixtures and handlers when they change, and keep the state', false)
    .addHelpText('after', examples)
    .showHelpAfterError('(twinspec mock --help says how)')
    .action(async (sources: string[], options: MockCommandOptions) => {
      const { runMockCommand } = await import('./mock-command.js');
      await runMockCommand(sources, options, shell);
    });
}

function addExplainCommand(program: Command, shell: Shell): void {
  program
    .command('explain')
    .description(
      'Say what a document is taken for: its collections, keys, relations, and what each operation does; and why.',
    )
    .argument('<document>', 'OpenAPI document, or a bundled service by name')
    .option('--json', 'as JSON', false)
    .showHelpAfterError('(twinspec explain --help says how)')
    .action(async (document: string, options: { readonly json: boolean }) => {
      const { runExplainCommand } = await import('./explain-command.js');
      await runExplainCommand(document, options, shell);
    });
}

const examples = `
Examples:
  $ twinspec mock                                  all four services on http://127.0.0.1:4010
  $ twinspec mock windmill --port 8000             one service, at the root too
  $ twinspec mock openapi.yaml --watch             your document, reloaded when it changes
  $ twinspec mock openapi.yaml --count users=50    with fifty users to start with
  $ twinspec mock secoda --seed 7 --set secoda.writeLimit=30
`;

function toInteger(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function toOrigins(text: string): string {
  if (text === 'any' || text === 'off' || text.split(',').every(isOrigin)) return text;
  throw new InvalidArgumentError('It must be any, off, or origins such as http://localhost:5173 with commas.');
}

const isOrigin = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+$/i.test(text);

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];
