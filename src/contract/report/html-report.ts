import { toPage } from './html/page.js';
import type { Reporter, ReportSettings, Write } from './reporter.js';
import { collectSummary } from './run-summary.js';

/** One file of HTML that needs nothing else: what was found with all that was sent, what was covered, how the run went. */
export function createHtmlReport(write: Write, { root }: ReportSettings): Reporter {
  const collector = collectSummary();
  return {
    on: (event) => collector.on(event),
    finish() {
      const summary = collector.read();
      write(toPage({ summary, root, target: summary.started?.target ?? '' }));
    },
  };
}
