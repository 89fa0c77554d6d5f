/** Where a message breaks its schema. */
export interface Violation {
  /** JSON pointer into the message: `/query/page_size`, `/path/id`, `/header/x-count`, `/cookie/token`, `/body/email`. */
  readonly pointer: string;
  /** The JSON Schema keyword, or `parse`, `style` and `required` where the message never got as far as its schema. */
  readonly keyword: string;
  readonly message: string;
}

/** What can be wrong with a request; one kind has one default status. */
export type ProblemKind =
  | 'bad-request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'request-timeout'
  | 'conflict'
  | 'body-too-large'
  | 'path-too-long'
  | 'unsupported-media-type'
  | 'unprocessable'
  | 'headers-too-large'
  | 'too-many-requests'
  | 'internal'
  | 'not-implemented'
  | 'unavailable'
  | 'insufficient-storage';

/**
 * What the client got wrong, as a value. The service decides how its API writes it down; the adapter is the only place
 * that turns it into bytes.
 */
export interface Problem {
  readonly problem: ProblemKind;
  readonly status: number;
  /** One sentence: what is wrong, where, and what to do. */
  readonly detail: string;
  readonly violations?: readonly Violation[];
  readonly headers?: Readonly<Record<string, string>>;
}

const statuses: Readonly<Record<ProblemKind, number>> = {
  'bad-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'request-timeout': 408,
  conflict: 409,
  'body-too-large': 413,
  'path-too-long': 414,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'too-many-requests': 429,
  'headers-too-large': 431,
  internal: 500,
  'not-implemented': 501,
  unavailable: 503,
  'insufficient-storage': 507,
};

/** A problem of a kind with its default status. */
export function createProblem(
  kind: ProblemKind,
  detail: string,
  more: Partial<Pick<Problem, 'status' | 'violations' | 'headers'>> = {},
): Problem {
  return { problem: kind, status: statuses[kind], detail, ...more };
}

/** A problem with any status from 400 to 599, of the kind that has it by default. */
export function problemOfStatus(status: number, detail: string, headers: Problem['headers'] = {}): Problem {
  const kinds = Object.keys(statuses) as ProblemKind[];
  const kind = kinds.find((known) => statuses[known] === status) ?? (status < 500 ? 'bad-request' : 'unavailable');
  return createProblem(kind, detail, { status, headers });
}

export const badRequest = (detail: string, violations: readonly Violation[] = []): Problem =>
  createProblem('bad-request', detail, { violations });
export const unauthenticated = (detail: string): Problem => createProblem('unauthenticated', detail);
export const forbidden = (detail: string): Problem => createProblem('forbidden', detail);
export const notFound = (detail: string): Problem => createProblem('not-found', detail);
export const conflict = (detail: string): Problem => createProblem('conflict', detail);
export const unprocessable = (detail: string, violations: readonly Violation[] = []): Problem =>
  createProblem('unprocessable', detail, { violations });

export function isProblem(value: object): value is Problem {
  return 'problem' in value;
}

/** RFC 9457, for documents that declare no error body of their own. */
export function toProblemDetails(problem: Problem): object {
  const title = problem.problem.replaceAll('-', ' ');
  const { status, detail, violations = [] } = problem;
  return { type: 'about:blank', title, status, detail, ...(violations.length > 0 && { violations }) };
}
