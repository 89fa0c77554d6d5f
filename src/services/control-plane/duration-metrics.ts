import { type Chronicle, durationBounds } from '../../sandboxes/index.js';
import { operationsIn } from './operations-in.js';

const name = 'twinspec_request_duration_seconds';

/** A histogram in the text format of Prometheus. The library writes down only what it has observed itself, request by request. */
export const writeDurations = (tally: Chronicle['tally']): string =>
  [
    `# HELP ${name} Time from a whole request to its answer, without faults that delay it.`,
    `# TYPE ${name} histogram`,
    ...operationsIn(tally).flatMap(({ mock, operation, duration: { buckets, sum, count } }) => {
      const labels = `mock=${JSON.stringify(mock)},operation=${JSON.stringify(operation)}`;
      let below = 0;
      const lines = buckets.map((more, index) => {
        below += more;
        return `${name}_bucket{${labels},le="${durationBounds[index] ?? '+Inf'}"} ${below}`;
      });
      return [...lines, `${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${count}`];
    }),
    '',
  ].join('\n');
