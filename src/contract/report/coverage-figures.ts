import type { OperationCoverage, PlannedOperation } from '../events.js';
import type { RunSummary } from './run-summary.js';

export interface Figure {
  readonly done: number;
  readonly of: number;
}

/** How much of a document was reached. */
export interface CoverageFigures {
  readonly operations: Figure;
  readonly statuses: Figure;
  /** Parameters and properties of bodies that were sent as documented, and against it. */
  readonly parameters: Figure;
  readonly wrongParameters: Figure;
  /** How often a promise was asked, of how many kinds. */
  readonly asked: number;
  readonly checks: number;
}

const noCoverage: OperationCoverage = { statuses: {}, parameters: {}, checks: {}, missing: [] };

export const coverageOf = ({ finished }: RunSummary, operation: string): OperationCoverage =>
  finished?.coverage.operations[operation] ?? noCoverage;

export function coverageFigures(summary: RunSummary): CoverageFigures {
  const rows = (summary.started?.operations ?? []).map((operation) => ({
    operation,
    coverage: coverageOf(summary, operation.id),
  }));
  const parameters = rows.flatMap(({ operation, coverage }) =>
    sendableOf(operation, coverage).map((name) => coverage.parameters[name] ?? { valid: 0, invalid: 0 }),
  );
  const checks = rows.flatMap(({ coverage }) => Object.entries(coverage.checks));
  return {
    operations: figure(rows, ({ coverage }) => Object.keys(coverage.statuses).length > 0),
    statuses: figure(
      rows.flatMap(({ operation, coverage }) =>
        operation.statuses.map((status) => timesOf(status, operation, coverage)),
      ),
      (times) => times > 0,
    ),
    parameters: figure(parameters, ({ valid }) => valid > 0),
    wrongParameters: figure(parameters, ({ invalid }) => invalid > 0),
    asked: checks.reduce((sum, [, { asked }]) => sum + asked, 0),
    checks: new Set(checks.map(([name]) => name)).size,
  };
}

const figure = <T>(all: readonly T[], isDone: (one: T) => boolean): Figure => ({
  done: all.filter(isDone).length,
  of: all.length,
});

/** The documented parameters, and those that were sent beside them. */
export const parametersOf = (operation: PlannedOperation, { parameters }: OperationCoverage): readonly string[] => [
  ...new Set([...operation.parameters, ...Object.keys(parameters)]),
];

/** Without what can only be sent wrongly, such as a body that is no object. */
export const sendableOf = (operation: PlannedOperation, coverage: OperationCoverage): readonly string[] =>
  parametersOf(operation, coverage).filter(
    (name) => operation.parameters.includes(name) || (coverage.parameters[name]?.valid ?? 0) > 0,
  );

/** How often a documented status came, which may be `4XX` or `default`. */
export function timesOf(documented: string, { statuses }: PlannedOperation, coverage: OperationCoverage): number {
  const came = Object.entries(coverage.statuses);
  const matching = came.filter(([status]) => status === documented || coveredBy(status, statuses) === documented);
  return matching.reduce((sum, [, times]) => sum + times, 0);
}

/** The documented status that stands for one that came: itself, its range, or `default`. */
function coveredBy(status: string, documented: readonly string[]): string | undefined {
  const range = `${status.charAt(0)}XX`;
  return [status, range, 'default'].find((one) => documented.includes(one));
}

/** Statuses that came though the document does not list them. */
export const undocumentedOf = ({ statuses }: PlannedOperation, coverage: OperationCoverage): readonly string[] =>
  Object.keys(coverage.statuses).filter((status) => coveredBy(status, statuses) === undefined);
