import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-version.js';
import { addContractCommands } from './add-contract-commands.js';
import { addControlCommands } from './add-control-commands.js';
import { addMockCommand } from './add-mock-command.js';
import { describeFailure } from './describe-failure.js';
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
  addTypesCommand(program, shell);
  addControlCommands(program, shell);

  try {
    await addContractCommands(program, { chosen: argv[2] === 'help' ? argv[3] : argv[2], shell });
    await program.parseAsync([...argv]);
  } catch (error) {
    // Commander has said by then what there was to say.
    if (!(error instanceof CommanderError)) shell.stderr.write(`${describeFailure(error)}\n`);
    shell.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  }
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

function addTypesCommand(program: Command, shell: Shell): void {
  program
    .command('types')
    .description('Write the TypeScript types of a document and of handlers for its operations.')
    .argument('<document>', 'OpenAPI document, or a bundled service by name')
    .option('-o, --output <file>', 'file to write to, instead of the standard output')
    .showHelpAfterError('(twinspec types --help says how)')
    .action(async (document: string, options: { readonly output?: string }) => {
      const { runTypesCommand } = await import('./types-command.js');
      await runTypesCommand(document, options, shell);
    });
}
