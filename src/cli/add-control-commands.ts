import { type Command, InvalidArgumentError } from 'commander';
import { addFaultCommands } from './add-fault-commands.js';
import { addConnection } from './connection-options.js';
import type { ClockChange, ControlOptions, SandboxOrigin, Steering } from './control-commands.js';
import type { Shell } from './shell.js';

type Commands = typeof import('./control-commands.js')['steerings'];

/** What steers a mock that runs: `sandbox`, `reset`, `snapshot`, `restore`, `clock` and `faults`. */
export function addControlCommands(program: Command, shell: Shell): void {
  const run = async (options: ControlOptions, choose: (commands: Commands) => Steering): Promise<void> => {
    const { runControlCommand, steerings } = await import('./control-commands.js');
    await runControlCommand(choose(steerings), options, shell);
  };

  addSandboxCommands(
    program.command('sandbox').description('Create, list and delete sandboxes of a running mock.'),
    run,
  );

  addConnection(program.command('reset').description('Bring a sandbox back to what it started from.'))
    .argument('[sandbox]', 'its name', 'default')
    .action((sandbox: string, options: ControlOptions) => run(options, ({ resetSandbox }) => resetSandbox(sandbox)));

  addConnection(program.command('snapshot').description('Take a snapshot of a sandbox.'))
    .argument('[name]', 'a name for it; one that nobody guesses without')
    .option('--sandbox <name>', 'the sandbox to be shown', 'default')
    .action((name: string | undefined, options: ControlOptions & { readonly sandbox: string }) =>
      run(options, ({ takeSnapshot }) => takeSnapshot(name, options.sandbox)),
    );

  addConnection(program.command('restore').description('Make a sandbox what a snapshot shows.'))
    .argument('<snapshot>', 'its name')
    .option('--sandbox <name>', 'the sandbox that it is restored in', 'default')
    .action((snapshot: string, options: ControlOptions & { readonly sandbox: string }) =>
      run(options, ({ restoreSnapshot }) => restoreSnapshot(snapshot, options.sandbox)),
    );

  addConnection(program.command('clock').description('Read, set, advance, stop or start the clock of a sandbox.'))
    .option('--sandbox <name>', 'whose clock', 'default')
    .option('--set <time>', 'the time from now on, such as 2030-05-01T12:00:00Z')
    .option('--advance <seconds>', 'so much later; earlier where it is negative', toNumber)
    .option('--freeze', 'let the time stand still')
    .option('--run', 'let it go on')
    .action((options: ControlOptions & ClockChange & { readonly sandbox: string }) =>
      run(options, ({ changeClock }) => changeClock(options.sandbox, options)),
    );

  addFaultCommands(program, shell);
}

type Run = (options: ControlOptions, choose: (commands: Commands) => Steering) => Promise<void>;

function addSandboxCommands(sandbox: Command, run: Run): void {
  addConnection(sandbox.command('create').description('Create a sandbox and print its name and path.'))
    .argument('[name]', 'a name for it; one that nobody guesses without')
    .option('--from-snapshot <name>', 'what it starts from; the fixtures by default')
    .option('--from-sandbox <name>', 'a sandbox that it is a copy of')
    .option('--expires <seconds>', 'without use', toNumber)
    .action((name: string | undefined, options: ControlOptions & CreateOptions) =>
      run(options, ({ createSandbox }) => createSandbox(name, toOrigin(options))),
    );
  addConnection(sandbox.command('list').description('List the sandboxes in use.')).action((options: ControlOptions) =>
    run(options, ({ listSandboxes }) => listSandboxes),
  );
  addConnection(sandbox.command('delete').description('Delete a sandbox with all that it holds.'))
    .argument('<name>')
    .action((name: string, options: ControlOptions) => run(options, ({ deleteSandbox }) => deleteSandbox(name)));
}

interface CreateOptions {
  readonly fromSnapshot?: string;
  readonly fromSandbox?: string;
  readonly expires?: number;
}

const toOrigin = ({ fromSnapshot, fromSandbox, expires }: CreateOptions): SandboxOrigin => ({
  ...(fromSnapshot !== undefined && { snapshot: fromSnapshot }),
  ...(fromSandbox !== undefined && { sandbox: fromSandbox }),
  ...(expires !== undefined && { expires }),
});

function toNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('It must be a number of seconds.');
}
