import { credentialsOf, type Failure, fieldsOf, hasTaken, isDeletion, isDone, isSameQuestion, isWrite, lastWriteOf, names, pathValuesOf, type Played, workedBefore } from './played.js';
import { expressionsOf } from './template.js';
import type { Verdict } from './verdict.js';

/** Why a step was refused that had to be accepted. */
export function judgeRefused(failure: Failure): Verdict {
  const worked = workedBefore(failure);
  const since = worked && lastWriteOf(failure, worked);
  if (isWrite(failure) && wasFreed(failure)) return { check: 'unique-key-is-enforced', culprit: failure };
  if (since) return { check: isDone(since) ? 'bystanders-unchanged' : 'rejected-leaves-no-trace', culprit: since };

  const write = lastWriteOf(failure);
  const own: Verdict = { check: 'valid-request-accepted', culprit: failure };
  if (isWrite(failure) || write === undefined || wasAnsweredSince(failure, write)) return own;
  if (!isDone(write)) return { check: 'rejected-leaves-no-trace', culprit: write };
  const { status } = failure.exchange.response;
  if (status !== 404 && status !== 410) return { check: 'valid-request-accepted', culprit: write };
  return { check: isDeletion(write) ? 'bystanders-unchanged' : 'created-is-readable', culprit: write };
}

/** Whether a deletion has freed what a creation is refused for. */
function wasFreed(failure: Failure): boolean {
  const { earlier, exchange } = failure;
  if (![400, 409, 422].includes(exchange.response.status)) return false;
  const holder = earlier.findIndex((past) => isWrite(past) && isDone(past) && hasTaken(past, failure));
  return holder >= 0 && earlier.slice(holder + 1).some((past) => isWrite(past) && isDone(past) && isDeletion(past));
}

/** Whether others were answered after a write, so that it is this caller's way of asking that fails. */
const wasAnsweredSince = ({ earlier, exchange }: Failure, write: Played): boolean =>
  earlier
    .slice(earlier.indexOf(write) + 1)
    .some((past) => isDone(past) && isSameQuestion(past.exchange, exchange));

/** Why a step was accepted that had to be refused with one of some statuses. */
export function judgeAccepted(failure: Failure, allowed: ReadonlySet<number>): Verdict {
  if (allowed.has(401) || allowed.has(403)) return judgeAccess(failure, allowed);
  if (allowed.has(404) || allowed.has(410)) return judgeExistence(failure);
  if (isPasswordCheck(failure)) {
    return { check: 'wrong-credentials-are-refused', culprit: changeSince(failure) ?? failure };
  }
  return { check: isConflict(failure, allowed) ? 'unique-key-is-enforced' : 'invalid-request-rejected', culprit: failure };
}

function judgeAccess(failure: Failure, allowed: ReadonlySet<number>): Verdict {
  const { exchange, step } = failure;
  const isNobody = exchange.identity === undefined && !hasCredentials(failure);
  if (isNobody) return { check: 'unauthenticated-is-refused', culprit: failure };

  const scopes = step.operation.security.flatMap((alternative) => Object.values(alternative).flat());
  const isAboutRights = allowed.has(403) || (step.operation.responses['403'] === undefined && scopes.length > 0);
  const change = changeSince(failure);
  if (isAboutRights) return { check: 'missing-scope-is-refused', culprit: change ?? failure };
  return { check: 'wrong-credentials-are-refused', culprit: change ?? sourceOf(failure) ?? failure };
}

/** The step that the credentials come from. */
function sourceOf({ step, earlier }: Failure): Played | undefined {
  const sources = step.parameters
    .filter((parameter) => parameter.in === 'header')
    .flatMap(({ value }) => expressionsOf(value))
    .flatMap((expression) => (expression.kind === 'step' ? [expression.step] : []));
  return earlier.findLast((past) => sources.includes(past.step.id));
}

const hasCredentials = ({ exchange }: Failure): boolean =>
  exchange.case.credentials !== undefined || exchange.case.raw?.headers !== undefined;

/** The write after which a request should not have worked any more. */
function changeSince(failure: Failure): Played | undefined {
  const worked = workedBefore(failure) ?? failure.earlier.findLast((past) => isDone(past) && isSameCaller(past, failure));
  return worked && lastWriteOf(failure, worked);
}

const isSameCaller = ({ exchange }: Played, failure: Failure): boolean =>
  hasCredentials(failure) && credentialsOf(exchange) === credentialsOf(failure.exchange);

function judgeExistence(failure: Failure): Verdict {
  const { exchange, earlier } = failure;
  const wanted = [...pathValuesOf(exchange), ...Object.values(fieldsOf(exchange))];
  if (wanted.length === 0) return { check: 'limits-clamp-or-reject', culprit: failure };
  const deletion = earlier.findLast(
    (past) => isWrite(past) && isDone(past) && isDeletion(past) && wanted.some((value) => names(past.exchange, value)),
  );
  const worked = workedBefore(failure);
  const since = worked && lastWriteOf(failure, worked);
  if (since && isDeletion(since) && !isSharedName(since, failure)) return { check: 'delete-clears-relations', culprit: since };
  const isRepeated = deletion && isWrite(failure) && isDeletion(failure);
  if (deletion && !isRepeated) return { check: 'deleted-stays-deleted', culprit: isWrite(failure) ? failure : deletion };
  return { check: 'unknown-id-is-404', culprit: failure };
}

/** Whether a deletion names what the last part of the failing request's path names. */
const isSharedName = (deletion: Played, { exchange }: Failure): boolean =>
  names(deletion.exchange, pathValuesOf(exchange).at(-1));

/** A request that nobody has to be logged in for, with a password in it. */
const isPasswordCheck = ({ step, exchange }: Failure): boolean =>
  step.operation.security.length === 0 && 'password' in fieldsOf(exchange);

/** Whether the refusal was due to a value that an earlier write has taken. */
function isConflict(failure: Failure, allowed: ReadonlySet<number>): boolean {
  if (Object.keys(fieldsOf(failure.exchange)).length === 0) return false;
  return allowed.has(409) || failure.earlier.some((past) => isWrite(past) && isDone(past) && hasTaken(past, failure));
}
