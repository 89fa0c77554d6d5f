import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const manifest = require.resolve('@redocly/cli/package.json');
const program = join(dirname(manifest), 'bin/cli.js');
const loopbackOnly = new URL('../clients/loopback-only.js', import.meta.url).href;
const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Options {
  /** Name of the source description -> where it is served. */
  readonly server: Readonly<Record<string, string>>;
  readonly input: Readonly<Record<string, string>>;
  /** Workflows to leave out. */
  readonly skip?: readonly string[];
}

export interface Verdict {
  readonly code: number | null;
  /** What the runner printed. */
  readonly output: string;
  /** Workflow -> steps that did not do what they have to. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  readonly steps: number;
}

/** Runs an Arazzo file with Redocly's runner; it reaches loopback and nothing else. */
export async function respect(file: string, { server, input, skip = [] }: Options): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'respect-'));
  try {
    const report = join(folder, 'report.json');
    const options = ['--server', JSON.stringify(server), '--input', JSON.stringify(input), '--json-output', report];
    const skipped = skip.flatMap((workflow) => ['--skip', workflow]);
    const { code, output } = await run([program, 'respect', file, ...options, ...skipped]);
    const { failed, steps } = await readReport(report, output);
    return { code, output, failed, steps };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** There is no report where the file was refused before anything was sent. */
async function readReport(file: string, output: string): Promise<Pick<Verdict, 'failed' | 'steps'>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`Nothing was run: ${output}`);
  });
  return toVerdict(JSON.parse(text));
}

function run(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const env = {
      PATH: process.env.PATH,
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
      NO_COLOR: '1',
    };
    const child = spawn(process.execPath, ['--import', loopbackOnly, ...args], { cwd: root, env });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

interface Report {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly Workflow[] }>>;
}

interface Workflow {
  readonly workflowId: string;
  readonly executedSteps: readonly {
    readonly stepId: string;
    readonly checks: readonly { readonly passed: boolean }[];
  }[];
}

function toVerdict({ files }: Report): Pick<Verdict, 'failed' | 'steps'> {
  const workflows = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
  const failed = workflows.flatMap(({ workflowId, executedSteps }) => {
    const steps = executedSteps.filter(({ checks }) => checks.some(({ passed }) => !passed));
    return steps.length === 0 ? [] : [[workflowId, steps.map(({ stepId }) => stepId)] as const];
  });
  return { failed: Object.fromEntries(failed), steps: workflows.flatMap(({ executedSteps }) => executedSteps).length };
}
