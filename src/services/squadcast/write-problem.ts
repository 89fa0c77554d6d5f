import type { Problem } from '../../http/index.js';
import type { WrittenProblem } from '../../mock/index.js';

/** `{meta: {status, error_message}}`, with whatever breaks the document under `error_details`. */
export function writeProblem({ status, detail, violations = [] }: Problem): WrittenProblem {
  const details = violations.map(({ pointer, message }) => ({ path: pointer, message }));
  const meta = { status, error_message: detail, ...(details.length > 0 && { error_details: details }) };
  return { contentType: 'application/json', body: { meta } };
}
