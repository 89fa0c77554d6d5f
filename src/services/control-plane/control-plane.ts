import { conflict, createProblem, notFound, type Problem, unprocessable } from '../../http/index.js';
import type { AnyHandler, Service } from '../../mock/index.js';
import { SandboxError, type SandboxFault } from '../../sandboxes/index.js';
import { clockHandlers } from './clock.js';
import type { Deployment, Handlers } from './deployment.js';
import { diffHandlers } from './diff.js';
import { faultHandlers } from './faults.js';
import type { operations } from './generated/document.js';
import { journalHandlers } from './journal.js';
import { metricsHandlers } from './metrics.js';
import { outboxHandlers } from './outbox.js';
import { overviewHandlers } from './overview.js';
import { probeHandlers } from './probes.js';
import { quotaHandlers } from './quotas.js';
import { recordHandlers } from './records.js';
import { sandboxHandlers } from './sandboxes.js';
import { snapshotHandlers } from './snapshots.js';
import { webhookHandlers } from './webhooks.js';

/** Steers what a deployment serves. Its own state is the deployment's. */
export function createControlPlane(deployment: Deployment): Service {
  const handlers: Handlers<keyof operations> = {
    ...overviewHandlers(deployment),
    ...probeHandlers(deployment),
    ...metricsHandlers(deployment),
    ...sandboxHandlers(deployment),
    ...diffHandlers(deployment),
    ...snapshotHandlers(deployment),
    ...clockHandlers(deployment),
    ...faultHandlers(deployment),
    ...outboxHandlers(deployment),
    ...quotaHandlers(deployment),
    ...webhookHandlers(deployment),
    ...recordHandlers(deployment),
    ...journalHandlers(deployment),
  };
  const careful = Object.entries(handlers).map(([id, handler]) => [id, refusing(handler as AnyHandler)] as const);
  return { id: 'control-plane', handlers: Object.fromEntries(careful) };
}

/** The handler, with what cannot be done to a sandbox as a refusal. */
const refusing =
  (handler: AnyHandler): AnyHandler =>
  (context) => {
    try {
      const reply = handler(context);
      return reply instanceof Promise ? reply.catch(refuse) : reply;
    } catch (error) {
      return refuse(error);
    }
  };

function refuse(error: unknown): Problem {
  if (error instanceof SandboxError) return refusals[error.code](error.message);
  throw error;
}

const unavailable = (detail: string): Problem => createProblem('unavailable', detail);

const refusals: Readonly<Record<SandboxFault, (detail: string) => Problem>> = {
  'unknown-sandbox': notFound,
  'unknown-snapshot': notFound,
  'unknown-fault': notFound,
  'unknown-message': notFound,
  'unknown-webhook': notFound,
  'unknown-service': notFound,
  'unknown-collection': notFound,
  'name-taken': conflict,
  'is-default': conflict,
  'not-its-own': conflict,
  'invalid-name': unprocessable,
  'too-many': unavailable,
  unavailable,
};
