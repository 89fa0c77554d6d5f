import { type Command, InvalidArgumentError } from 'commander';
import { addConnection } from './connection-options.js';
import type { ControlOptions, Steering } from './control-commands.js';
import type { FaultOptions } from './fault-commands.js';
import type { Shell } from './shell.js';

type Commands = typeof import('./fault-commands.js')['faultSteerings'];

interface SandboxNamed extends ControlOptions {
  readonly sandbox: string;
}

/** `faults`: trouble for a sandbox of a running mock. */
export function addFaultCommands(program: Command, shell: Shell): void {
  const faults = program.command('faults').description('Make trouble in a sandbox of a running mock, and end it.');
  const run = async (options: ControlOptions, choose: (commands: Commands) => Steering): Promise<void> => {
    const [{ runControlCommand }, { faultSteerings }] = await Promise.all([
      import('./control-commands.js'),
      import('./fault-commands.js'),
    ]);
    await runControlCommand(choose(faultSteerings), options, shell);
  };
  const add = (name: string, description: string): Command =>
    addConnection(faults.command(name).description(description)).option('--sandbox <name>', 'where', 'default');

  add('list', 'List the faults.').action((options: SandboxNamed) =>
    run(options, ({ listFaults }) => listFaults(options.sandbox)),
  );
  addWhatItStrikes(add('add', 'Make trouble from now on, and print its id.'))
    .argument('<kind>', 'status, latency, reset, reset-after, truncate, corrupt, dribble or rate-limit')
    .argument(
      '[value]',
      'how: 503; 300 or 100-900 (ms); 0.5 (of the body); 3 (bytes); 20/4000 (chunks in ms); 10/60 (in s)',
    )
    .addHelpText('after', examples)
    .action((kind: string, value: string | undefined, options: SandboxNamed & FaultOptions) =>
      run(options, ({ addFault }) => addFault(options.sandbox, { kind, value }, options)),
    );
  add('remove', 'End one of them.')
    .argument('<id>', 'as it is listed')
    .action((id: string, options: SandboxNamed) => run(options, ({ removeFault }) => removeFault(options.sandbox, id)));
  add('clear', 'End all of them.').action((options: SandboxNamed) =>
    run(options, ({ clearFaults }) => clearFaults(options.sandbox)),
  );
}

const addWhatItStrikes = (command: Command): Command =>
  command
    .option('--service <name>', 'only requests to this mock')
    .option('--operation <operationId>', 'only to this operation')
    .option('--method <method>', 'only with this method', (text) => text.toUpperCase())
    .option('--rate <share>', 'so many of them, such as 10%', toShare)
    .option('--next <number>', 'only the next so many', toCount)
    .option('--over <seconds>', 'rising to the rate and falling again within this time', toCount)
    .option('--header <name=value>', 'header of a status, such as Retry-After=2; repeatable', collect, []);

const examples = `
Examples:
  $ twinspec faults add status 503 --operation Users_list --header Retry-After=2
  $ twinspec faults add latency 100-900 --rate 50%
  $ twinspec faults add reset-after --method POST --next 1
  $ twinspec faults add rate-limit 10/60
`;

function toShare(text: string): number {
  const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text) ?? [];
  const share = Number(percent) / 100;
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('It must be a share above 0% and up to 100%, such as 10%.');
}

function toCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];
