import { badRequest, type Problem } from '../../http/index.js';

/** What is wrong with one property of a body. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A 400 for rules that the schema does not state. */
export const invalid = (errors: readonly FieldError[]): Problem =>
  badRequest(
    'The request is invalid.',
    errors.map(({ field, message }) => ({ pointer: `/body/${field}`, keyword: 'rule', message })),
  );
