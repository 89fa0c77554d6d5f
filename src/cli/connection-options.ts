import { type Command, Option } from 'commander';

/** Where the mock is that a command steers, and what lets it. */
export const addConnection = (command: Command): Command =>
  command
    .option('-u, --url <url>', 'of the server that serves the mocks', 'http://127.0.0.1:4010')
    .addOption(new Option('--token <text>', 'what it was started with (--control-token)').env('TWINSPEC_CONTROL_TOKEN'))
    .showHelpAfterError(`(${pathOf(command)} --help says how)`);

/** With the commands that it belongs to: `twinspec sandbox create`. */
const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
