import { checks } from '../check-names.js';
import type { Finding } from '../finding.js';
import { fileName } from './file-names.js';
import { findingPlace } from './finding-place.js';
import { toJobSummary } from './job-summary.js';
import { plainText } from './plain-text.js';
import type { Reporter, ReportSettings, Write } from './reporter.js';
import { collectSummary } from './run-summary.js';

export interface GithubOutputs {
  /** Standard output, where the runner looks for annotations. */
  readonly annotations: Write;
  /** The file that `GITHUB_STEP_SUMMARY` names. */
  readonly summary: Write;
}

/** For GitHub Actions: annotations at the lines of the document, and a summary of the job. */
export function createGithubReporter({ annotations, summary }: GithubOutputs, settings: ReportSettings): Reporter {
  const collector = collectSummary();
  return {
    on: (event) => collector.on(event),
    finish() {
      const run = collector.read();
      for (const finding of [...run.errors, ...run.observations]) {
        annotations(toAnnotation(finding, { place: findingPlace(finding, run.started), root: settings.root }));
      }
      summary(toJobSummary(run, settings));
    },
  };
}

function toAnnotation(
  { check, operation, message, expected, received, severity }: Finding,
  { place, root }: { readonly place: ReturnType<typeof findingPlace>; readonly root: string },
): string {
  const properties = {
    ...(place && { file: fileName(place.file, root), line: String(place.line), col: String(place.column) }),
    title: `${operation}: ${check}`,
  };
  const attributes = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  const text = `${message}\n${checks[check]}\nExpected: ${expected}\nReceived: ${received}`;
  return `::${severity === 'error' ? 'error' : 'notice'} ${attributes.join(',')}::${escapeData(text)}\n`;
}

/** As the runner decodes it: https://github.com/actions/toolkit, packages/core/src/command.ts. */
const escapeData = (text: string): string =>
  plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
