import type { RequestListener } from 'node:http';
import { loadSpec, type Operation, type Spec } from '../spec/index.js';
import { createCarefulRun } from './careful-run.js';
import { phaseNames } from './case.js';
import { type CheckName, checkNames, checks } from './check-names.js';
import { type GivenCredentials, toCredentials } from './config/to-credentials.js';
import type { RunFinished } from './events.js';
import type { Finding } from './finding.js';
import type { RunSettings } from './settings.js';
import { type ContractTarget, createListenerTarget, createUrlTarget } from './target/index.js';

/** What it takes of a test runner; vitest's own functions fit. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown;
  test(name: string, run: (context: { skip(reason?: string): unknown }) => void): unknown;
  beforeAll(run: () => Promise<void>, timeout?: number): unknown;
}

export interface DescribeOptions extends GivenCredentials, Partial<Omit<RunSettings, 'failFast' | 'stopAt' | 'shard'>> {
  /** Milliseconds that the run may take in all; five minutes by default. */
  readonly timeout?: number;
  /** Where the API begins in an app that is given as target; the document's first base path by default. */
  readonly basePath?: string;
}

/** A base URL, an app (a listener of node:http, which Express apps are), or any other target. */
export type DescribedTarget = string | RequestListener | ContractTarget;

/**
 * Defines a test for each operation and promise. The suite runs once, before the first of them; what it did not ask is skipped
 * with the reason. To be awaited where tests are defined, as the document is read first.
 */
export async function describeContract(
  runner: TestRunner,
  document: string | Spec,
  { target, ...options }: DescribeOptions & { readonly target: DescribedTarget },
): Promise<void> {
  const spec = typeof document === 'string' ? await loadSpec(document) : document;
  const settings = toSettings(spec, options);
  const outcome = createOutcome();
  const operations = spec.operations.filter(({ id }) => settings.operations?.includes(id) ?? true);

  runner.describe(`${spec.title} ${spec.version}`, () => {
    runner.beforeAll(
      () => outcome.run({ spec, settings, target: toTarget(target, spec, options) }),
      options.timeout ?? 300_000,
    );
    for (const operation of operations) {
      runner.describe(nameOf(operation), () => {
        for (const check of settings.checks) {
          runner.test(`${check}: ${checks[check]}`, (context) => {
            const reason = outcome.reasonToSkip(operation, check);
            if (reason !== undefined) context.skip(reason);
            outcome.judge(operation, check);
          });
        }
      });
    }
  });
}

const nameOf = ({ method, path, id }: Operation): string => `${method.toUpperCase()} ${path} (${id})`;

function toSettings(spec: Spec, options: DescribeOptions): RunSettings {
  const own = toCredentials(spec, options, 'describeContract');
  return {
    seed: 'describe-contract',
    phases: phaseNames.filter((name) => name !== 'race'),
    checks: checkNames,
    parameters: {},
    readOnly: false,
    shared: false,
    allowEffects: true,
    failFast: false,
    reproduce: true,
    workflows: [],
    ...options,
    identities: [
      ...(Object.keys(own).length > 0 ? [{ name: 'default', credentials: own }] : []),
      ...(options.identities ?? []),
    ],
  };
}

function toTarget(target: DescribedTarget, { basePaths }: Spec, { basePath }: DescribeOptions): ContractTarget {
  if (typeof target === 'string') return createUrlTarget(target);
  if (typeof target === 'object') return target;
  return createListenerTarget(target, { basePath: basePath ?? basePaths[0] ?? '' });
}

interface Outcome {
  run(parts: Pick<Parameters<typeof createCarefulRun>[0], 'spec' | 'settings' | 'target'>): Promise<void>;
  reasonToSkip(operation: Operation, check: CheckName): string | undefined;
  /** Throws where there are findings. */
  judge(operation: Operation, check: CheckName): void;
}

function createOutcome(): Outcome {
  const findings: Finding[] = [];
  const notes = new Map<string, string>();
  let finished: RunFinished | undefined;

  return {
    async run(parts) {
      const run = createCarefulRun(parts);
      try {
        for await (const event of run.events) {
          if (event.type === 'finding' && event.finding.severity === 'error') findings.push(event.finding);
          if (event.type === 'note' && event.operation !== undefined) notes.set(event.operation, event.text);
          if (event.type === 'run-finished') finished = event;
        }
      } finally {
        await run.cleanUp();
        await parts.target.close();
      }
    },
    reasonToSkip({ id }, check) {
      if (findings.some((finding) => isAbout(finding, id, check))) return undefined;
      const asked = finished?.coverage.operations[id]?.checks[check]?.asked ?? 0;
      return asked > 0 ? undefined : (notes.get(id) ?? 'the run had no occasion to ask');
    },
    judge({ id }, check) {
      const broken = findings.filter((finding) => isAbout(finding, id, check));
      if (broken.length > 0) throw toViolation(broken.map(describe).join('\n\n'));
    },
  };
}

const isAbout = ({ check, operation }: Finding, id: string, name: CheckName): boolean =>
  check === name && operation === id;

/** An error whose message says all; where it was thrown says nothing. */
function toViolation(message: string): Error {
  const error = new Error(message);
  error.name = 'ContractViolation';
  error.stack = `${error.name}: ${message}`;
  return error;
}

function describe({ message, expected, received, place, reproduction }: Finding): string {
  const lines = [message, `  expected: ${expected}`, `  received: ${received}`];
  if (place) lines.push(`  document: ${place.file}:${place.line}:${place.column}`);
  return reproduction ? `${lines.join('\n')}\n\n${reproduction.script}` : lines.join('\n');
}
