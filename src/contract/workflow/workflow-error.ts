import type { Place } from '../../spec/index.js';

export interface WorkflowProblem {
  readonly message: string;
  readonly place: Place;
}

/** An Arazzo file that cannot be run. `message` is fit to be printed: a line on what, then `file:line:column  message` each. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';
  readonly problems: readonly WorkflowProblem[];

  constructor(file: string, problems: readonly WorkflowProblem[], cause?: unknown) {
    const lines = problems.map(({ message, place }) => `${place.file}:${place.line}:${place.column}  ${message}`);
    super([`${file} cannot be run:`, ...lines].join('\n'), cause === undefined ? undefined : { cause });
    this.problems = problems;
  }
}
