import { expressionsIn } from './criterion.js';
import type { Expression } from './expression.js';
import { expressionsSentBy } from './expressions-used-by.js';
import { type Failure, isDone, isSameRequest, isWrite, type Played } from './played.js';

/**
 * What it takes to see it again: the writes that were done, the culprit, an earlier look at the same thing (which may have
 * filled a cache), and every step whose outputs these need.
 */
export function evidenceOf(failure: Failure, culprit: Played): readonly Played[] {
  const { earlier, exchange } = failure;
  const all = [...earlier, failure];
  // Whatever is granted to somebody may end what was granted before, a read included.
  const isLockedOut = exchange.response.status === 401;
  const chosen = new Set(
    all.filter(
      (past) =>
        past === failure ||
        past === culprit ||
        (isDone(past) && (isWrite(past) || isLockedOut)) ||
        (isDone(past) && isSameRequest(past.exchange, exchange)),
    ),
  );
  const needed = [...chosen].flatMap((played) => stepsUsedBy(played));
  addNeeded(chosen, all, [...needed, ...stepsIn(expressionsIn(failure.criterion))]);
  return all.filter((past) => chosen.has(past));
}

function addNeeded(chosen: Set<Played>, all: readonly Played[], names: readonly string[]): void {
  for (const played of all) {
    if (!names.includes(played.step.id) || chosen.has(played)) continue;
    chosen.add(played);
    addNeeded(chosen, all, stepsUsedBy(played));
  }
}

const stepsUsedBy = ({ step }: Played): readonly string[] => stepsIn(expressionsSentBy(step));

const stepsIn = (expressions: readonly Expression[]): readonly string[] =>
  expressions.flatMap((expression) => (expression.kind === 'step' ? [expression.step] : []));
