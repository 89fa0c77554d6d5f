import { isProblem } from '../http/index.js';
import type { ChangeSet, Sandbox } from '../state/index.js';

/** The transactions of one sandbox: one at a time, synchronous, and whoever keeps it is told of each. */
export interface Transactions {
  readonly isOpen: boolean;
  begin(): void;
  /** Keeps the changes, or drops them. */
  end(isKept: boolean): void;
  /**
   * Runs changes as one transaction, kept unless they throw or return a problem or a reply with a status from 400; as part
   * of the open one where there is one.
   */
  run<T>(change: () => T): T;
  /** Has something done once the open transaction is kept, and never where it is dropped. Throws where none is open. */
  whenKept(effect: () => void): void;
}

export function createTransactions(sandbox: Sandbox, committed: (changes: ChangeSet) => void): Transactions {
  let isOpen = false;
  let effects: (() => void)[] = [];

  const begin = (): void => {
    sandbox.begin();
    isOpen = true;
  };
  const end = (isKept: boolean): void => {
    isOpen = false;
    const due = effects;
    effects = [];
    if (!isKept) {
      sandbox.rollback();
      return;
    }
    const changes = sandbox.commit();
    if (changes) committed(changes);
    for (const effect of due) effect();
  };

  return {
    get isOpen() {
      return isOpen;
    },
    begin,
    end,
    whenKept(effect) {
      if (!isOpen)
        throw new Error('A message is sent within a transaction: context.transaction(() => context.send(…)).');
      effects.push(effect);
    },
    run(change) {
      if (isOpen) return change();
      begin();
      let isKept = false;
      try {
        const result = change();
        isKept = !isFailure(result);
        return result;
      } finally {
        end(isKept);
      }
    },
  };
}

/** Whether what a change returns means that it is to be dropped. */
export const isFailure = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  (isProblem(result) || ('status' in result && Number(result.status) >= 400));
