import type { Chronicle, OperationTally } from '../../sandboxes/index.js';

interface CountedOperation extends OperationTally {
  readonly mock: string;
  readonly operation: string;
}

/** What was counted of every operation. */
export const operationsIn = ({ services }: Chronicle['tally']): readonly CountedOperation[] =>
  [...services].flatMap(([mock, { operations }]) =>
    [...operations].map(([operation, counted]) => ({ mock, operation, ...counted })),
  );
