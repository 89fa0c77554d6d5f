import { type Command, CommanderError } from 'commander';
import type { Shell } from './shell.js';
import type { ConnectOptions, VerifyOptions } from './verify-options.js';

export interface Asked {
  /** The command that the arguments name, if any. */
  readonly chosen: string | undefined;
  readonly shell: Shell;
}

/**
 * `verify`, `merge` and `clean`. Bad arguments end with 2, as all that keeps a run from being made.
 * The options name phases and checks of the suite, which takes long to load: they are added to the chosen command alone.
 */
export async function addContractCommands(program: Command, { chosen, shell }: Asked): Promise<void> {
  const addOptions = chosen === 'verify' || chosen === 'clean' ? await import('./verify-options.js') : undefined;
  const verify = program
    .command('verify')
    .description('Check an implementation against its document, and say what to fix.')
    .argument('[document]', 'OpenAPI document, or a bundled service by name');
  addOptions?.addVerifyOptions(verify);
  verify
    .optionsGroup('Help:')
    .option('--list-checks', 'name all checks with what they promise')
    .addHelpText('after', verifyExamples)
    .showHelpAfterError('(twinspec verify --help says how)')
    .exitOverride(endWith2)
    .action(async (document: string | undefined, options: VerifyOptions & { listChecks?: boolean }) => {
      if (options.listChecks) {
        const { listChecks } = await import('./list-checks.js');
        shell.stdout.write(listChecks());
        return;
      }
      const { runVerifyCommand } = await import('./verify-command.js');
      await runVerifyCommand(document, options, shell);
    });

  const clean = program
    .command('clean')
    .description('Delete what an earlier run has created and could not delete.')
    .argument('<journal>', 'file that the run has named')
    .argument('[document]', 'OpenAPI document or bundled service (default: that of the run)');
  addOptions?.addConnectOptions(clean);
  clean
    .showHelpAfterError('(twinspec clean --help says how)')
    .addHelpText('after', cleanExamples)
    .exitOverride(endWith2)
    .action(async (journal: string, document: string | undefined, options: ConnectOptions) => {
      const { runCleanCommand } = await import('./clean-command.js');
      await runCleanCommand({ journal, document, options }, shell);
    });

  program
    .command('merge')
    .description('Make one report of the NDJSON reports of several shards.')
    .argument('<files...>', 'NDJSON reports of twinspec verify')
    .option('-r, --report <kind=file...>', 'junit, sarif, html, har or ndjson with a file, or github')
    .showHelpAfterError('(twinspec merge --help says how)')
    .addHelpText('after', mergeExamples)
    .exitOverride(endWith2)
    .action(async (files: string[], options: { readonly report?: readonly string[] }) => {
      const { runMergeCommand } = await import('./merge-command.js');
      await runMergeCommand(files, options, shell);
    });
}

function endWith2({ exitCode, code, message }: CommanderError): never {
  throw new CommanderError(exitCode === 0 ? 0 : 2, code, message);
}

const verifyExamples = `
Exit codes: 0 nothing found, 1 findings, 2 could not run, 130 interrupted (and cleaned up).

Examples:
  $ twinspec verify openapi.yaml --url http://localhost:3000/api --token "$TOKEN"
  $ twinspec verify openapi.yaml -u https://staging.example.com --rate 20 --shared --journal run.journal
  $ twinspec verify openapi.yaml --read-only --report junit=out/junit.xml sarif=out/api.sarif
  $ twinspec verify windmill -u http://127.0.0.1:4010/api -t superadmin00000000000000000001 --param workspace=starter
  $ twinspec verify openapi.yaml --token "$ADMIN" --identity "reader=$READER;scopes=read" --identity "other=$OTHER;outsider"
  $ twinspec verify openapi.yaml --write-baseline known.yaml; twinspec verify openapi.yaml --baseline known.yaml
`;

const cleanExamples = `
A journal holds no credentials: give them again, as for verify.

Example:
  $ twinspec clean /tmp/twinspec-4f1a.journal --token "$TOKEN"
`;

const mergeExamples = `
Example:
  $ twinspec merge shard-*.ndjson --report junit=junit.xml html=report.html
`;
