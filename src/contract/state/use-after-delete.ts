import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import type { RecordState } from './ledger.js';

/** A record that is gone was written to, though the document has a status for that. */
export function toUseAfterDelete(record: RecordState, { operation, index, response }: Exchange): readonly Draft[] {
  if (!Object.hasOwn(operation.responses, '404')) return [];
  return [
    {
      check: 'deleted-stays-deleted',
      basis: 'document',
      severity: 'error',
      operation: operation.id,
      pointer: `/${record.collection.name}`,
      message: `${operation.id} works on a record that was deleted.`,
      expected: '404',
      received: `${response.status}`,
      evidence: [record.existence.source, index],
      proof: hasStatus(-1, ['404', '410']),
    },
  ];
}
