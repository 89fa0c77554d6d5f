import type { Deployment, Handlers } from './deployment.js';
import { writeDurations } from './duration-metrics.js';

/** What a Prometheus server asks for. What it is told was counted all the time; the library is loaded for the first who asks. */
export function metricsHandlers(deployment: Deployment): Handlers<'getMetrics'> {
  const createRegistry = async () => (await import('./metrics-registry.js')).createMetricsRegistry(deployment);
  const { tally } = deployment.sandboxes.chronicle;
  let registry: ReturnType<typeof createRegistry> | undefined;
  return {
    async getMetrics() {
      registry ??= createRegistry();
      return { status: 200, body: `${await (await registry).metrics()}\n${writeDurations(tally)}` };
    },
  };
}
