import type { Operation } from '../../spec/index.js';
import type { Blame } from './blame.js';
import { type Fact, isThere, type Ledger, type RecordState, type Write } from './ledger.js';
import { writesBetween } from './writes.js';

interface PairMismatch {
  readonly fact: Fact;
  /** The operation that shows it, and the index of its exchange. */
  readonly operation: Operation;
  readonly index: number;
}

/** Which write made the difference between what is known of two records and what is shown. */
export function blamePair(
  ledger: Ledger,
  pair: readonly [RecordState, RecordState],
  { fact, operation, index }: PairMismatch,
): Blame {
  const births = pair.map(({ existence }) => existence.source);
  const write = fact.seen.size === 0 ? undefined : lastWrite(ledger, pair, { fact, operation, index });
  if (write === undefined) {
    const source = ledger.history[fact.source]?.operation ?? operation;
    const check = pair.every(isThere) ? 'relation-sides-agree' : 'delete-clears-relations';
    return { check, operation: source.id, evidence: inOrder([...births, fact.source, index]) };
  }
  const evidence = inOrder([...births, fact.source, write.index, index]);
  const blamed = { operation: write.operation.id, evidence };
  if (write.isRefused) return { check: 'rejected-leaves-no-trace', ...blamed };
  return { check: isAbout(write, pair) ? 'relation-sides-agree' : 'bystanders-unchanged', ...blamed };
}

/** The last write since the pair was seen right; rather one about the two than another. */
function lastWrite(
  { writes }: Ledger,
  pair: readonly RecordState[],
  { fact, operation, index }: PairMismatch,
): Write | undefined {
  const since = Math.max(fact.source, fact.seen.get(operation.id)?.exchange ?? -1);
  const suspects = writesBetween(writes, since, index);
  return suspects.findLast((write) => isAbout(write, pair)) ?? suspects.at(-1);
}

const isAbout = ({ about }: Write, pair: readonly RecordState[]): boolean => pair.some(({ id }) => about.has(id));

const inOrder = (indexes: readonly number[]): readonly number[] => [...new Set(indexes)].sort((a, b) => a - b);
