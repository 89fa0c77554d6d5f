import type { Answer } from './exchange.js';
import { RunEnded } from './session.js';
import type { ContractTarget } from './target/index.js';

export interface StoppableTarget extends ContractTarget {
  /** Whoever waits for an answer, or asks again, is told that the run has ended. */
  stop(reason: string): void;
  /** Settles when no request is on its way any more. */
  idle(): Promise<void>;
}

/** A target that can be taken from a run at any time. What is on its way is not cut off: a write may yet be done. */
export function createStoppableTarget(target: ContractTarget): StoppableTarget {
  const underway = new Map<Promise<Answer>, (error: RunEnded) => void>();
  let stopped: RunEnded | undefined;

  return {
    name: target.name,
    close: () => target.close(),
    async idle() {
      await Promise.allSettled(underway.keys());
    },
    stop(reason) {
      stopped ??= new RunEnded(reason);
      for (const giveUp of underway.values()) giveUp(stopped);
    },
    send(request) {
      if (stopped) return Promise.reject(stopped);
      return new Promise((resolve, reject) => {
        const answer = target.send(request);
        underway.set(answer, reject);
        answer.finally(() => underway.delete(answer)).then(resolve, reject);
      });
    },
  };
}
