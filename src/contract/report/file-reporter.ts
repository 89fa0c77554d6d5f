import type { ReportKind } from '../config/config.js';
import type { Reporter, ReportSettings, Write } from './reporter.js';

type CreateReporter = (write: Write, settings: ReportSettings) => Reporter;

const loaders: Readonly<Record<ReportKind, () => Promise<CreateReporter>>> = {
  junit: async () => (await import('./junit-reporter.js')).createJunitReporter,
  sarif: async () => (await import('./sarif-reporter.js')).createSarifReporter,
  html: async () => (await import('./html-report.js')).createHtmlReport,
  har: async () => (await import('./har-reporter.js')).createHarReporter,
  ndjson: async () => (await import('./ndjson-reporter.js')).createNdjsonReporter,
};

/** What makes reporters for files of this kind; loaded when it is asked for, since few runs write any. */
export const loadFileReporter = (kind: ReportKind): Promise<CreateReporter> => loaders[kind]();
