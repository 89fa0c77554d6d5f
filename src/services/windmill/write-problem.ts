import { badRequest, type Problem, type ProblemKind } from '../../http/index.js';
import type { WrittenProblem } from '../../mock/index.js';
import type { ConstraintViolation } from '../../state/index.js';

const openings: Partial<Record<ProblemKind, string>> = {
  forbidden: 'Not authorized',
  unprocessable: 'Unprocessable entity',
};

/** Plain text. A role that is missing is a 401 here, as a missing token is, and only the text tells them apart. */
export function writeProblem({ problem, status, detail }: Problem): WrittenProblem {
  const opening = openings[problem] ?? `${problem.charAt(0).toUpperCase()}${problem.slice(1).replaceAll('-', ' ')}`;
  const body = problem === 'unauthenticated' ? 'Unauthorized' : `${opening}: ${detail}`;
  return { contentType: 'text/plain; charset=utf-8', body, status: problem === 'forbidden' ? 401 : status };
}

/** What is taken already: an account's e-mail, or a name or e-mail within a workspace. */
export function refuseDuplicate({ fields, values }: ConstraintViolation): Problem {
  const [first = '', second] = values;
  if (second === undefined) return badRequest(`${fields.join()} ${first} is taken`);
  return badRequest(`${fields.slice(1).join()} ${second} is taken in workspace ${first}`);
}
