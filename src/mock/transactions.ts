import { isProblem, type Problem } from '../http/index.js';
import type { Room } from '../sandboxes/index.js';
import type { ChangeSet, Sandbox } from '../state/index.js';

/** The transactions of one sandbox: one at a time, synchronous, and whoever keeps it is told of each. */
export interface Transactions {
  readonly isOpen: boolean;
  begin(): void;
  /** Keeps the changes, or drops them. */
  end(isKept: boolean): void;
  /**
   * Runs changes as one transaction, kept unless they throw or return a problem or a reply with a status from 400; as part
   * of the open one where there is one. Throws a problem where there is no room for them.
   */
  run<T>(change: () => T): T;
  /** Why there is no room for what the open transaction has changed. */
  excess(): Problem | undefined;
  /** Has something done once the open transaction is kept, and never where it is dropped. Throws where none is open. */
  whenKept(effect: () => void): void;
}

export interface TransactionOptions {
  readonly committed: (changes: ChangeSet) => void;
  /** Whether there is room for what the open transaction has changed. */
  readonly room: () => Room;
}

export function createTransactions(sandbox: Sandbox, { committed, room }: TransactionOptions): Transactions {
  let isOpen = false;
  let effects: (() => void)[] = [];
  let measured: Room['kept'];

  const begin = (): void => {
    sandbox.begin();
    isOpen = true;
  };
  const end = (isKept: boolean): void => {
    isOpen = false;
    const due = measured === undefined ? effects : [measured, ...effects];
    effects = [];
    measured = undefined;
    if (!isKept) {
      sandbox.rollback();
      return;
    }
    const changes = sandbox.commit();
    if (changes) committed(changes);
    for (const effect of due) effect();
  };

  const excess = (): Problem | undefined => {
    const found = room();
    measured = found.kept;
    return found.excess;
  };
  return {
    get isOpen() {
      return isOpen;
    },
    begin,
    end,
    excess,
    whenKept(effect) {
      if (!isOpen)
        throw new Error('A message is sent within a transaction: context.transaction(() => context.send(…)).');
      effects.push(effect);
    },
    run: (change) => (isOpen ? requireRoom(change(), excess) : runAlone({ begin, end, excess }, change)),
  };
}

function runAlone<T>({ begin, end, excess }: Pick<Transactions, 'begin' | 'end' | 'excess'>, change: () => T): T {
  begin();
  let isKept = false;
  try {
    const result = requireRoom(change(), excess);
    isKept = !isFailure(result);
    return result;
  } finally {
    end(isKept);
  }
}

/** What a change returned. Throws a problem where there is no room for what it has done. */
function requireRoom<T>(result: T, excess: Transactions['excess']): T {
  const problem = isFailure(result) ? undefined : excess();
  if (problem) throw Object.assign(new Error(problem.detail), problem);
  return result;
}

/** Whether what a change returns means that it is to be dropped. */
export const isFailure = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  (isProblem(result) || ('status' in result && Number(result.status) >= 400));
