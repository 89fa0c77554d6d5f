import type { Command } from 'commander';
import type { Quotas } from '../sandboxes/index.js';
import { toInteger, toSize } from './option-values.js';

/** The options of `twinspec mock` that say how much each sandbox may hold and be asked. */
export interface QuotaOptions {
  readonly maxRecords?: number;
  readonly maxBytes?: number;
  readonly maxRecordBytes?: number;
  readonly maxRequestsPerSecond?: number;
}

export const addQuotaOptions = (mock: Command): Command =>
  mock
    .option(
      '--max-records <number>',
      'records that a sandbox may hold; more are refused with 507',
      toInteger(1, 1_000_000_000),
    )
    .option('--max-bytes <size>', 'what its records may take together, about, such as 16MiB', toSize)
    .option('--max-record-bytes <size>', 'what one record may take, about', toSize)
    .option(
      '--max-requests-per-second <number>',
      'requests that a sandbox takes; more are refused with 429',
      toInteger(1, 1_000_000),
    );

/** Undefined where there is no limit. */
export function readQuotas(options: QuotaOptions): Quotas | undefined {
  const { maxRecords, maxBytes, maxRecordBytes, maxRequestsPerSecond } = options;
  const quotas = {
    ...(maxRecords !== undefined && { records: maxRecords }),
    ...(maxBytes !== undefined && { bytes: maxBytes }),
    ...(maxRecordBytes !== undefined && { recordBytes: maxRecordBytes }),
    ...(maxRequestsPerSecond !== undefined && { requestsPerSecond: maxRequestsPerSecond }),
  };
  return Object.keys(quotas).length === 0 ? undefined : quotas;
}
