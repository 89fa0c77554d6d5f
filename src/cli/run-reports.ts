import { appendFileSync, closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Config,
  createConsoleReporter,
  createGithubReporter,
  type Finding,
  loadFileReporter,
  type Reporter,
  type ReportKind,
  type ReportSettings,
  type RunEvent,
  scriptName,
  terminalOf,
} from '../contract/index.js';
import { packageVersion } from '../package-version.js';
import { chooseReports } from './report-option.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';

export interface RunReports {
  onEvent(event: RunEvent): void;
  /** After the last event, of a run that broke off too. */
  end(): void;
}

export interface ReportOptions {
  readonly report?: readonly string[];
  readonly reproDir?: string;
}

/** All reports of a run: the console, the files that are asked for, GitHub, the scripts. @throws UsageError */
export async function openReports(
  { report = [], reproDir }: ReportOptions,
  config: Pick<Config, 'reports'>,
  shell: Pick<Shell, 'stdout' | 'env' | 'cwd'>,
): Promise<RunReports> {
  const { files, github } = chooseReports(report, config);
  const settings: ReportSettings = { root: shell.cwd(), version: packageVersion() };
  const toStdout = (text: string): void => void shell.stdout.write(text);
  const scripts = reproDir === undefined ? undefined : openScripts(reproDir);
  const reporters: readonly Reporter[] = [
    ...(scripts ? [scripts] : []),
    createConsoleReporter(toStdout, {
      ...settings,
      ...terminalOf(shell.stdout, shell.env),
      ...(scripts && { scriptOf: scripts.fileOf }),
    }),
    ...(await Promise.all([...files].map(([kind, file]) => openFile(kind, file, settings)))),
    ...(github ? [createGithubReporter({ annotations: toStdout, summary: toJobSummaryOf(shell.env) }, settings)] : []),
  ];
  return {
    onEvent(event) {
      for (const reporter of reporters) reporter.on(event);
    },
    end() {
      for (const reporter of reporters) reporter.finish?.();
    },
  };
}

/** The file that GitHub Actions names; without one there is no job to sum up. */
const toJobSummaryOf =
  ({ GITHUB_STEP_SUMMARY: file }: Shell['env']) =>
  (text: string): void => {
    if (file) appendFileSync(file, text);
  };

/** Opened before the run, as it would be too late to learn after it that nothing can be written there. */
async function openFile(kind: ReportKind, file: string, settings: ReportSettings): Promise<Reporter> {
  const descriptor = orRefuse(`--report ${kind}=${file}`, () => {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'w');
  });
  const createReporter = await loadFileReporter(kind);
  const reporter = createReporter((text) => void writeSync(descriptor, text), settings);
  return {
    on: (event) => reporter.on(event),
    finish() {
      reporter.finish?.();
      closeSync(descriptor);
    },
  };
}

/** A script for each finding that has one. */
function openScripts(folder: string): Reporter & { readonly fileOf: (finding: Finding) => string } {
  orRefuse(`--repro-dir ${folder}`, () => mkdirSync(folder, { recursive: true }));
  const fileOf = (finding: Finding): string => join(folder, scriptName(finding));
  return {
    fileOf,
    on(event) {
      if (event.type !== 'finding' || event.finding.reproduction === undefined) return;
      writeFileSync(fileOf(event.finding), event.finding.reproduction.script, { mode: 0o755 });
    },
  };
}

function orRefuse<T>(option: string, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(`${option} cannot be written (${reason}).`, { cause });
  }
}
