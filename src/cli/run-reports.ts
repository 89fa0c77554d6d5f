import { appendFileSync, writeFileSync } from 'node:fs';
import type { Config, RunEvent } from '../contract/index.js';
import { chooseReports } from './report-option.js';
import type { VerifyOptions } from './verify-options.js';

export interface RunReports {
  onEvent(event: RunEvent): void;
  end(): Promise<void>;
}

/** PLACEHOLDER until src/contract/report is there. */
export function openReports(options: Pick<VerifyOptions, 'report' | 'reproDir'>, config: Config): Promise<RunReports> {
  const { files } = chooseReports(options.report ?? [], config);
  const ndjson = files.get('ndjson');
  if (ndjson !== undefined) writeFileSync(ndjson, '');
  return Promise.resolve({
    onEvent(event) {
      if (ndjson !== undefined) appendFileSync(ndjson, `${JSON.stringify(event)}\n`);
      if (event.type === 'finding')
        console.log(
          `${event.finding.severity} ${event.finding.check} ${event.finding.operation}: ${event.finding.message}`,
        );
      if (event.type === 'note') console.log(`note: ${event.text}`);
      if (event.type === 'run-finished')
        console.log(
          `${event.findings} findings, ${event.observations} observations, ${event.requests} requests ${event.endedEarly ?? ''}`,
        );
    },
    end: () => Promise.resolve(),
  });
}
