import type { Problem, Violation } from '../../http/index.js';
import type { WrittenProblem } from '../../mock/index.js';

/** `{detail}`, with messages by field under `errors` where the request breaks its schema or a rule about its fields. */
export function writeProblem({ detail, violations = [] }: Problem): WrittenProblem {
  const body =
    violations.length === 0 ? { detail } : { detail: 'The request is invalid.', errors: toErrors(violations) };
  return { contentType: 'application/json', body };
}

function toErrors(violations: readonly Violation[]): Readonly<Record<string, readonly string[]>> {
  const errors = new Map<string, readonly string[]>();
  for (const { pointer, message } of violations) {
    const field = fieldOf(pointer);
    errors.set(field, [...(errors.get(field) ?? []), message]);
  }
  return Object.fromEntries(errors);
}

/** `email` of `/body/email`, `users` of `/body/users/2`, `body` of `/body`. */
function fieldOf(pointer: string): string {
  const [, place = '', field = place] = pointer.split('/');
  return field;
}
