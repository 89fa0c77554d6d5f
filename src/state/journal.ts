import type { Change } from './change-set.js';
import type { Replacement, Table } from './table.js';

interface Step extends Replacement {
  readonly table: Table;
}

/** Writes of one transaction, done at once and remembered so that they can be undone exactly. */
export class Journal {
  readonly #steps: Step[] = [];

  write(table: Table, { position, before, after }: Replacement): void {
    table.replace({ position, before, after });
    this.#steps.push({ table, position, before, after });
  }

  /** What the action wrote is undone when it throws. */
  atomically<Result>(action: () => Result): Result {
    const mark = this.#steps.length;
    try {
      return action();
    } catch (error) {
      this.undo(mark);
      throw error;
    }
  }

  undo(mark = 0): void {
    for (const { table, position, before, after } of this.#steps.splice(mark).reverse()) {
      table.replace({ position, before: after, after: before });
      if (before === undefined) table.next = position;
    }
  }

  /** What all steps together have changed. */
  net(): readonly Replacement[] {
    return [...this.#netSteps().values()].flatMap((steps) =>
      [...steps.values()].filter(({ before, after }) => before !== after),
    );
  }

  /** The net changes. Positions that nothing was left at are free again, as they are for whoever applies the changes. */
  close(): readonly Change[] {
    const changes: Change[] = [];
    for (const [table, steps] of this.#netSteps()) {
      for (const { position, before, after } of steps.values()) {
        const known = after ?? before;
        if (known === undefined || before === after) continue;
        changes.push({ collection: table.name, key: table.keyOf(known), position, record: after });
      }
      while (isStillborn(steps.get(table.next - 1))) table.next--;
    }
    return changes;
  }

  #netSteps(): Map<Table, Map<number, Step>> {
    const tables = new Map<Table, Map<number, Step>>();
    for (const step of this.#steps) {
      const steps = tables.get(step.table) ?? new Map<number, Step>();
      tables.set(step.table, steps);
      const earlier = steps.get(step.position);
      steps.set(step.position, earlier === undefined ? step : { ...step, before: earlier.before });
    }
    return tables;
  }
}

function isStillborn(step: Step | undefined): boolean {
  return step !== undefined && step.before === undefined && step.after === undefined;
}
