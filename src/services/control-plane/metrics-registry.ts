import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Chronicle, ServiceTally } from '../../sandboxes/index.js';
import type { Deployment } from './deployment.js';
import { operationsIn } from './operations-in.js';
import { reasonAgainst } from './readiness.js';

/** The metrics of a deployment but for its durations, read when somebody asks for them, and those of the process. */
export function createMetricsRegistry(deployment: Deployment): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addCounters(registry, deployment);
  addGauges(registry, deployment);
  return registry;
}

/** Labels are bounded by the documents: a request without an operation has an empty one, whatever its path. */
function addCounters(registry: Registry, { sandboxes }: Deployment): void {
  const { tally } = sandboxes.chronicle;
  const registers = [registry];
  new Counter({
    name: 'twinspec_requests_total',
    help: 'Requests by mock, operationId and class of the status; 0xx: the connection was reset.',
    labelNames: ['mock', 'operation', 'status'],
    registers,
    collect() {
      this.reset();
      for (const { mock, operation, statuses } of operationsIn(tally)) {
        for (const [digit, count] of statuses.entries()) {
          if (count > 0) this.inc({ mock, operation, status: `${digit}xx` }, count);
        }
      }
    },
  });
  addServiceCounter(registry, tally, {
    name: 'twinspec_faults_total',
    help: 'Requests that a fault has struck.',
    read: ({ struck }) => struck,
  });
  addServiceCounter(registry, tally, {
    name: 'twinspec_untrue_answers_total',
    help: 'Answers of a mock that would have broken its document and were not sent.',
    read: ({ untrue }) => untrue,
  });
}

interface ServiceCount {
  readonly name: string;
  readonly help: string;
  readonly read: (service: ServiceTally) => number;
}

function addServiceCounter(registry: Registry, tally: Chronicle['tally'], { name, help, read }: ServiceCount): void {
  new Counter({
    name,
    help,
    labelNames: ['mock'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [mock, counted] of tally.services) this.inc({ mock }, read(counted));
    },
  });
}

function addGauges(registry: Registry, deployment: Deployment): void {
  const { sandboxes, version } = deployment;
  const first = { offset: 0, limit: 1 };
  const gauges: readonly (readonly [name: string, help: string, read: () => number | Promise<number>])[] = [
    ['twinspec_ready', '1 where requests should be sent here.', () => (reasonAgainst(deployment) ? 0 : 1)],
    ['twinspec_sandboxes', 'Sandboxes in use.', async () => (await sandboxes.list(first)).total],
    ['twinspec_snapshots', 'Snapshots.', async () => (await sandboxes.snapshots(first)).total],
    ['twinspec_journal_bytes', 'About what all journals take.', () => sandboxes.chronicle.size.bytes],
    ['twinspec_journal_entries', 'Exchanges in all journals.', () => sandboxes.chronicle.size.entries],
  ];
  for (const [name, help, read] of gauges) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await orNotANumber(read));
      },
    });
  }
  new Gauge({
    name: 'twinspec_build_info',
    help: 'Which Twinspec runs on which Node.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.version }, 1);
}

/** One that cannot be asked for now, such as while the store is away, keeps nobody from the others. */
async function orNotANumber(read: () => number | Promise<number>): Promise<number> {
  try {
    return await read();
  } catch {
    return Number.NaN;
  }
}
