import { type Config, type ReportKind, reportKinds } from '../contract/index.js';
import { UsageError } from './usage-error.js';

/** The files to write, and whether GitHub Actions is to be told. */
export interface ReportChoice {
  readonly files: ReadonlyMap<ReportKind, string>;
  readonly github: boolean;
}

/** Of `--report junit=a.xml github`, and of the file for the kinds that no flag names. @throws UsageError */
export function chooseReports(given: readonly string[], { reports = {} }: Pick<Config, 'reports'>): ReportChoice {
  const { github: isConfigured = false, ...configured } = reports;
  const files = new Map(Object.entries(configured) as [ReportKind, string][]);
  for (const text of given.filter((one) => one !== 'github')) {
    const [, kind = '', file = ''] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
    if (!isReportKind(kind)) throw new UsageError(`--report ${text}: ${usage}`);
    files.set(kind, file);
  }
  return { files, github: isConfigured || given.includes('github') };
}

const usage = `write ${reportKinds.map((kind) => `${kind}=<file>`).join(', ')} or github; a document goes before --report.`;

const isReportKind = (kind: string): kind is ReportKind => (reportKinds as readonly string[]).includes(kind);
