import type { ReportKind } from '../config/config.js';
import { createHarReporter } from './har-reporter.js';
import { createHtmlReport } from './html-report.js';
import { createJunitReporter } from './junit-reporter.js';
import { createNdjsonReporter } from './ndjson-reporter.js';
import type { Reporter, ReportSettings, Write } from './reporter.js';
import { createSarifReporter } from './sarif-reporter.js';

const creators: Readonly<Record<ReportKind, (write: Write, settings: ReportSettings) => Reporter>> = {
  junit: createJunitReporter,
  sarif: createSarifReporter,
  html: createHtmlReport,
  har: createHarReporter,
  ndjson: createNdjsonReporter,
};

/** The reporter for a file of this kind. */
export const createFileReporter = (kind: ReportKind, write: Write, settings: ReportSettings): Reporter =>
  creators[kind](write, settings);
