import {
  badRequest,
  conflict,
  createProblem,
  isProblem,
  notFound,
  type Problem,
  unprocessable,
  type Violation,
} from '../../http/index.js';
import type { Operation } from '../../spec/index.js';
import { ConstraintViolation } from '../../state/index.js';
import type { Handle } from './world.js';

const declares = ({ responses }: Operation, status: number): boolean =>
  String(status) in responses || `${Math.floor(status / 100)}XX` in responses || 'default' in responses;

const exactly = ({ responses }: Operation, status: number): boolean => String(status) in responses;

/** A request that cannot be done as it stands: 422, or else 400, whichever the operation declares. */
export function invalid(operation: Operation, detail: string, violations: readonly Violation[] = []): Problem {
  const isBad = !exactly(operation, 422) && (exactly(operation, 400) || !declares(operation, 422));
  return isBad ? badRequest(detail, violations) : unprocessable(detail, violations);
}

/** 409 where that is declared, else an invalid request. */
export const clash = (operation: Operation, detail: string, violations: readonly Violation[] = []): Problem =>
  declares(operation, 409) ? { ...conflict(detail), violations } : invalid(operation, detail, violations);

/**
 * A request that breaks the document. Where 400 and 422 are both declared, 422 is for bodies; a path that cannot name anything is
 * not found where neither is.
 */
export function breach(operation: Operation, violations: readonly Violation[]): Problem {
  const detail = `The request breaks its schema: ${violations.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}.`;
  const isOfPath = violations.every(({ pointer }) => pointer.startsWith('/path/'));
  if (isOfPath && exactly(operation, 404) && !declares(operation, 400) && !declares(operation, 422))
    return notFound(detail);
  const isOfBody = violations.every(({ pointer }) => pointer.startsWith('/body'));
  return !isOfBody && exactly(operation, 400) ? badRequest(detail, violations) : invalid(operation, detail, violations);
}

/** A handler whose writes may run into a constraint, answered as the operation declares it. */
export const guarded =
  (operation: Operation, handle: Handle): Handle =>
  (call) => {
    try {
      return handle(call);
    } catch (error) {
      if (error instanceof ConstraintViolation) return toProblem(operation, error);
      if (typeof error === 'object' && error !== null && isProblem(error)) return error;
      throw error;
    }
  };

function toProblem(operation: Operation, { kind, collection, fields }: ConstraintViolation): Problem {
  const names = fields.join(' and ');
  const violations = fields.map((field) => ({ pointer: `/body/${field}`, keyword: kind, message: messages[kind] }));
  if (kind === 'unique')
    return clash(operation, `There is one of ${collection} with this ${names} already.`, violations);
  if (kind === 'restrict') return clash(operation, `Something in ${collection} still refers to it by ${names}.`);
  return invalid(operation, `${names} names something that does not exist.`, violations);
}

const messages = {
  unique: 'is taken',
  reference: 'names something that does not exist',
  restrict: 'is still referred to',
} as const;

/** What RFC 9110 section 13.1.1 asks for when somebody was faster. */
export const preconditionFailed = (): Problem =>
  createProblem('conflict', 'It was changed in the meantime; read it again.', { status: 412 });
