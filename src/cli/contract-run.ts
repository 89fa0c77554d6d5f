import {
  type Acceptance,
  adjustFindings,
  type CarefulRun,
  createAcceptance,
  createCarefulRun,
  type Finding,
  type RunEvent,
  type RunSettings,
  severityOf,
} from '../contract/index.js';
import { readBaseline, writeBaseline } from './baseline-option.js';
import type { Connection } from './contract-connection.js';
import { openJournal, type RunJournal } from './contract-journal.js';
import { describeCleanup } from './describe-cleanup.js';
import { onInterrupt } from './interrupts.js';
import { openReports } from './run-reports.js';
import { isWhole, severitiesOf } from './run-settings.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';
import type { VerifyOptions } from './verify-options.js';

interface ContractRun {
  readonly connection: Connection;
  readonly settings: RunSettings;
  readonly options: VerifyOptions;
  readonly shell: Shell;
}

/** Runs the suite, tells the reports, leaves everything as it was, and gives the exit code. */
export async function runContract({ connection, settings, options, shell }: ContractRun): Promise<number> {
  const { spec, target, config } = connection;
  const today = new Date();
  const known = await readBaseline(options.baseline ?? config.baseline);
  const acceptance = createAcceptance(known, today);
  const reports = await openReports(options, config, shell);
  const journal = openJournal(connection, settings, options);
  if (journal?.isTemporary) shell.stderr.write(`Journal, for twinspec clean after a crash: ${journal.file}\n`);
  const chosen = withFailFast(settings, { acceptance, options, connection });
  const run = createCarefulRun({ spec, target, settings: chosen, journal });
  const interrupts = onInterrupt(shell, () => {
    run.stop('interrupt');
    shell.stderr.write('\nInterrupted; cleaning up. Ctrl+C again ends at once.\n');
  });

  const outcome = createOutcome();
  try {
    const adjustments = { severities: severitiesOf(config), acceptance, isWhole: isWhole(options, config) };
    for await (const event of adjustFindings(run.events, adjustments)) {
      reports.onEvent(event);
      outcome.onEvent(event);
    }
  } finally {
    reports.end();
    if (options.cleanup) shell.stderr.write(await cleanUp(run, journal));
    interrupts.dispose();
  }
  if (interrupts.exitCode !== undefined) return interrupts.exitCode;
  const findings = outcome.findings();
  if (options.writeBaseline !== undefined) {
    shell.stderr.write(await writeBaseline(options.writeBaseline, { findings, known, today }));
    return 0;
  }
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What came of the run. */
interface Outcome {
  onEvent(event: RunEvent): void;
  /** @throws UsageError where nothing has ever worked, so that finding nothing means nothing. */
  findings(): readonly Finding[];
}

function createOutcome(): Outcome {
  const findings: Finding[] = [];
  const statuses = new Set<number>();
  return {
    onEvent(event) {
      if (event.type === 'finding') findings.push(event.finding);
      if (event.type === 'exchange') statuses.add(event.exchange.response.status);
    },
    findings() {
      const hasWorked = [...statuses].some((status) => status < 400);
      if (hasWorked || statuses.size === 0 || findings.some(({ severity }) => severity === 'error')) return findings;
      const answers = [...statuses].sort((a, b) => a - b).join(', ');
      throw new UsageError(`no request was answered with a success (only ${answers}), so nothing can be said.`);
    },
  };
}

interface FailFast {
  readonly acceptance: Acceptance;
  readonly options: VerifyOptions;
  readonly connection: Connection;
}

/** Ends the run at the first finding that counts: neither a known one nor one that is only an observation to the user. */
function withFailFast(settings: RunSettings, { acceptance, options, connection: { config } }: FailFast): RunSettings {
  if (!(options.failFast ?? config.failFast ?? false)) return settings;
  return {
    ...settings,
    stopAt: (found) => severityOf(found, severitiesOf(config)) === 'error' && !acceptance.isKnown(found.fingerprint),
  };
}

async function cleanUp(run: CarefulRun, journal: RunJournal | undefined): Promise<string> {
  const result = await run.cleanUp();
  if (result.left.length === 0) journal?.discard();
  return describeCleanup(result, journal?.file);
}
