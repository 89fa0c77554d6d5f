import type { Exchange } from '../exchange.js';
import {
  credentialsOf,
  type Failure,
  fieldsOf,
  hasTaken,
  isDeletion,
  isDone,
  isPasswordCheck,
  isWrite,
  lastWriteOf,
  names,
  type Played,
  pathValuesOf,
  sourceOf,
  textsIn,
  workedBefore,
  writesSince,
} from './played.js';
import type { Verdict } from './verdict.js';

/** Why a step was accepted that had to be refused with one of some statuses. */
export function judgeAccepted(failure: Failure, allowed: ReadonlySet<number>): Verdict {
  if (allowed.has(401) || allowed.has(403)) return judgeAccess(failure, allowed);
  if (allowed.has(404) || allowed.has(410)) return judgeExistence(failure);
  if (isPasswordCheck(failure)) {
    const worked = workedBefore(failure);
    const change = worked && writesSince(failure, worked).at(-1);
    return { check: 'wrong-credentials-are-refused', culprit: change ?? failure };
  }
  return {
    check: isConflict(failure, allowed) ? 'unique-key-is-enforced' : 'invalid-request-rejected',
    culprit: failure,
  };
}

function judgeAccess(failure: Failure, allowed: ReadonlySet<number>): Verdict {
  const { exchange, step } = failure;
  if (exchange.identity === undefined && !hasCredentials(exchange)) {
    return { check: 'unauthenticated-is-refused', culprit: failure };
  }
  const scopes = step.operation.security.flatMap((alternative) => Object.values(alternative).flat());
  const isAboutRights = allowed.has(403) || (step.operation.responses['403'] === undefined && scopes.length > 0);
  const worked = workedBefore(failure);
  if (isAboutRights) {
    const change = worked && writesSince(failure, worked).at(-1);
    return { check: 'missing-scope-is-refused', culprit: change ?? failure };
  }
  return judgeCredentials(failure, worked ?? failure.earlier.findLast((past) => isOfSameCaller(past, failure)));
}

const hasCredentials = ({ case: { credentials, raw } }: Exchange): boolean =>
  credentials !== undefined || raw?.headers !== undefined;

const isOfSameCaller = (past: Played, { exchange }: Failure): boolean =>
  isDone(past) && hasCredentials(exchange) && credentialsOf(past.exchange) === credentialsOf(exchange);

/** What has left credentials alive: a deletion before all else, of their holder or of themselves; or what has made them so. */
function judgeCredentials(failure: Failure, worked: Played | undefined): Verdict {
  const done = worked ? writesSince(failure, worked).filter(isDone) : [];
  const source = sourceOf(failure);
  const deletion = done.findLast(isDeletion);
  const isOfHolder = deletion && source && sharesText(deletion.exchange, source.exchange);
  const check = isOfHolder ? 'delete-clears-relations' : 'wrong-credentials-are-refused';
  return { check, culprit: deletion ?? done.at(-1) ?? source ?? failure };
}

const sharesText = (one: Exchange, { case: { values } }: Exchange): boolean =>
  textsIn([values.path, values.body]).some((text) => names(one, text));

function judgeExistence(failure: Failure): Verdict {
  const wanted = [...pathValuesOf(failure.exchange), ...Object.values(fieldsOf(failure.exchange))];
  if (wanted.length === 0) return { check: 'limits-clamp-or-reject', culprit: failure };
  return judgeTrace(failure) ?? judgeOrphan(failure) ?? judgeDeleted(failure, wanted);
}

/** What a refused write has made all the same. */
function judgeTrace(failure: Failure): Verdict | undefined {
  const last = lastWriteOf(failure);
  const isTrace = last && !isDone(last) && !isWrite(failure) && isNamedLast(last, failure);
  return isTrace ? { check: 'rejected-leaves-no-trace', culprit: last } : undefined;
}

/** What belonged to something that was deleted. */
function judgeOrphan(failure: Failure): Verdict | undefined {
  const worked = workedBefore(failure);
  const since = worked && writesSince(failure, worked).at(-1);
  const isOrphan = since && isDeletion(since) && !isNamedLast(since, failure);
  return isOrphan ? { check: 'delete-clears-relations', culprit: since } : undefined;
}

/** What was deleted, or never was; deleting twice is a question of the second kind. */
function judgeDeleted(failure: Failure, wanted: readonly unknown[]): Verdict {
  const deletions = failure.earlier.filter((past) => isWrite(past) && isDone(past) && isDeletion(past));
  const deletion = deletions.findLast((past) => wanted.some((value) => names(past.exchange, value)));
  const isRepeated = isWrite(failure) && isDeletion(failure);
  if (deletion === undefined || isRepeated) return { check: 'unknown-id-is-404', culprit: failure };
  return { check: 'deleted-stays-deleted', culprit: isWrite(failure) ? failure : deletion };
}

/** Whether a write names what the last part of the failing request's path names. */
const isNamedLast = (write: Played, { exchange }: Failure): boolean =>
  names(write.exchange, pathValuesOf(exchange).at(-1));

/** Whether the refusal was due to a value that an earlier write has taken. */
function isConflict(failure: Failure, allowed: ReadonlySet<number>): boolean {
  if (Object.keys(fieldsOf(failure.exchange)).length === 0) return false;
  return allowed.has(409) || failure.earlier.some((past) => isWrite(past) && isDone(past) && hasTaken(past, failure));
}
