import {
  type Acceptance,
  adjustFindings,
  createAcceptance,
  createJournaledTarget,
  createStoppableTarget,
  type Finding,
  RunEnded,
  type RunEvent,
  type RunSettings,
  severityOf,
  verify,
} from '../contract/index.js';
import { readResourceModel } from '../resources/index.js';
import { readBaseline, writeBaseline } from './baseline-option.js';
import { cleanUpAfter } from './clean-up-after.js';
import type { Connection } from './contract-connection.js';
import { openJournal } from './contract-journal.js';
import { onInterrupt } from './interrupts.js';
import { openReports } from './run-reports.js';
import { isWhole, severitiesOf } from './run-settings.js';
import type { VerifyOptions } from './verify-options.js';

/** Runs the suite, tells the reports, leaves everything as it was, and gives the exit code. */
export async function runContract(
  connection: Connection,
  settings: RunSettings,
  options: VerifyOptions,
): Promise<number> {
  const { spec, config } = connection;
  const today = new Date();
  const known = await readBaseline(options.baseline ?? config.baseline);
  const acceptance = createAcceptance(known, today);
  const reports = await openReports(options, config);
  const journal = openJournal(connection, settings, options);
  const journaled = createJournaledTarget(connection.target, { spec, resources: readResourceModel(spec), journal });
  const target = createStoppableTarget(journaled);
  const interrupts = onInterrupt(() => {
    target.stop('interrupt');
    process.stderr.write('\nInterrupted; cleaning up. Ctrl+C again ends at once.\n');
  });

  const findings: Finding[] = [];
  try {
    const events = verify(spec, target, withFailFast(settings, { acceptance, options, connection }));
    const adjustments = { severities: severitiesOf(config), acceptance, isWhole: isWhole(options, config) };
    for await (const event of untilEnded(adjustFindings(events, adjustments))) {
      reports.onEvent(event);
      if (event.type === 'finding') findings.push(event.finding);
    }
  } finally {
    await target.idle();
    if (options.cleanup) await cleanUpAfter({ connection, settings, journaled, journal });
    await reports.end();
    interrupts.dispose();
  }
  const file = options.writeBaseline;
  if (file !== undefined) await writeBaseline(file, { findings, known, today });
  const isClean = file !== undefined || findings.every(({ severity }) => severity !== 'error');
  return interrupts.exitCode ?? (isClean ? 0 : 1);
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

/** An interrupt while findings are shrunk takes the rest of them. */
async function* untilEnded(events: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent, void, void> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
  }
}
