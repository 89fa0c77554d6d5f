import { createProblem } from '../../http/index.js';
import type { Deployment, Handlers } from './deployment.js';
import { reasonAgainst } from './readiness.js';

/** What anybody may ask, and so no more than a state. */
export const probeHandlers = (deployment: Deployment): Handlers<'getHealth' | 'getReadiness'> => ({
  getHealth: () => ({ status: 200, body: { status: 'alive' } }),
  getReadiness() {
    const reason = reasonAgainst(deployment);
    if (reason === undefined) return { status: 200, body: { status: 'ready' } };
    return createProblem('unavailable', reason, { headers: { 'retry-after': secondsToWait } });
  },
});

/** Usual probes ask every five or ten seconds. */
const secondsToWait = '10';
