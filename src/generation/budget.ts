/** What one value may cost: a schema may ask for more than any machine has. */
export interface Budget {
  /** How many more parts may be made before only what is required is. */
  optional: number;
  /** How many more parts may be made at all, by all attempts together; a long text counts as several. */
  left: number;
}

/** Thrown where a value asks for more than it may cost: every attempt would. */
class BudgetError extends Error {
  override readonly name = 'BudgetError';
}

const mostOptional = 600;
const most = 20_000;

/** For an attempt, the first one or one after another. */
export const createBudget = (before?: Budget): Budget => ({ optional: mostOptional, left: before?.left ?? most });

/** @throws BudgetError where nothing is left. */
export function spend(budget: Budget, parts: number): void {
  budget.left -= parts;
  if (budget.left < 0) throw new BudgetError();
}

/** What a run gives; undefined where it costs too much, which is said. */
export function withinBudget<T>(run: () => T, onExceeded?: () => void): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
    onExceeded?.();
    return undefined;
  }
}
