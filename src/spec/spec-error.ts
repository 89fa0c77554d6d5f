import type { Place } from './spec.js';

/**
 * `unreadable`: no such file, no permission; `syntax`: not well-formed YAML or JSON; `not-openapi`: something else;
 * `unsupported`: fine, but not for us; `invalid`: breaks OpenAPI 3.1 or JSON Schema, or several of these together.
 */
export type SpecErrorCode = 'unreadable' | 'syntax' | 'not-openapi' | 'unsupported' | 'invalid';

export interface SpecProblem {
  readonly code: SpecErrorCode;
  /** What is wrong, and what to do. */
  readonly message: string;
  readonly place: Place;
}

/**
 * A document that cannot be served. `problems` holds all of them (none where no file could be read), and so does
 * `message`, which is fit to be printed: one line on what, then `file:line:column  message` for each.
 */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly code: SpecErrorCode;
  readonly problems: readonly SpecProblem[];

  constructor(
    summary: string,
    { code, problems = [], cause }: { code: SpecErrorCode; problems?: readonly SpecProblem[]; cause?: unknown },
  ) {
    super([summary, ...problems.map(toLine)].join('\n'), cause === undefined ? undefined : { cause });
    this.code = code;
    this.problems = problems;
  }
}

const toLine = ({ message, place }: SpecProblem): string => `${place.file}:${place.line}:${place.column}  ${message}`;

/** One error for everything that was found in a document; its code is the problems' own where they agree. */
export function toSpecError(file: string, problems: readonly SpecProblem[], cause?: unknown): SpecError {
  const codes = new Set(problems.map((problem) => problem.code));
  const [first = 'invalid'] = codes;
  const code = codes.size === 1 ? first : 'invalid';
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new SpecError(`${file} ${summaries[code]} (${count}):`, { code, problems, cause });
}

const summaries: Readonly<Record<SpecErrorCode, string>> = {
  unreadable: 'refers to files that cannot be read',
  syntax: 'is not well-formed',
  'not-openapi': 'is not an OpenAPI document',
  unsupported: 'uses what Twinspec does not support',
  invalid: 'is not a valid OpenAPI document',
};
