import type { Problem, ProblemKind } from '../../http/index.js';
import type { WrittenProblem } from '../../mock/index.js';

const codes: Partial<Record<ProblemKind, string>> = { unauthenticated: 'unauthorized', internal: 'internal_error' };

/** `{message, code}`, the code being the kind of problem in snake case. */
export function writeProblem({ problem, detail }: Problem): WrittenProblem {
  const code = codes[problem] ?? problem.replaceAll('-', '_');
  return { contentType: 'application/json', body: { message: detail, code } };
}
