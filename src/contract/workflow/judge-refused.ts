import {
  credentialsOf,
  type Failure,
  hasTaken,
  isDeletion,
  isDone,
  isSameQuestion,
  isWrite,
  lastWriteOf,
  names,
  type Played,
  pathValuesOf,
  sourceOf,
  workedBefore,
  writesSince,
} from './played.js';
import type { Verdict } from './verdict.js';
import type { OperationStep } from './workflow.js';

/** Why a step was refused that had to be accepted. */
export function judgeRefused(failure: Failure): Verdict {
  if (isWrite(failure) && wasFreed(failure)) return { check: 'unique-key-is-enforced', culprit: failure };
  const since = disturbanceOf(failure);
  if (since) return { check: isDone(since) ? 'bystanders-unchanged' : 'rejected-leaves-no-trace', culprit: since };
  if (isMisread(failure)) return { check: 'percent-encoded-ids-work', culprit: failure };

  const write = lastWriteOf(failure);
  const isRead = !isWrite(failure) && write !== undefined && !wasAnsweredSince(failure, write);
  return isRead ? judgeRead(failure, write) : { check: checkOfRequest(failure), culprit: failure };
}

/** To delete what is not there may be no mistake; but a caller who leaves is there. */
const checkOfRequest = (failure: Failure): Verdict['check'] =>
  isDeletion(failure) && namesSubject(failure) && failure.exchange.response.status === 404
    ? 'unknown-id-is-404'
    : 'valid-request-accepted';

/** Whether the request says what is to be deleted: by the end of its path, or in its query or body. */
const namesSubject = ({ exchange: { operation, request } }: Failure): boolean =>
  operation.path.endsWith('}') || request.query !== '' || request.body !== undefined;

/** Why what was written cannot be read. */
function judgeRead(failure: Failure, write: Played): Verdict {
  const { exchange, step } = failure;
  if (!isDone(write)) return { check: 'rejected-leaves-no-trace', culprit: write };
  const { status } = exchange.response;
  if (status === 404 || status === 410) {
    return { check: isDeletion(write) ? 'bystanders-unchanged' : 'created-is-readable', culprit: write };
  }
  if (isAboutRights(step, write)) return { check: 'read-equals-written', culprit: write };
  return { check: 'valid-request-accepted', culprit: sourceOf(failure) ?? write };
}

/** Where an API tells no rights from no credentials, a refusal after a change may be for want of the rights that it gave. */
function isAboutRights({ operation }: OperationStep, write: Played): boolean {
  const needsRights = operation.security.some((alternative) => Object.values(alternative).flat().length > 0);
  return needsRights && operation.responses['403'] === undefined && write.step.operation.security.length > 0;
}

/** The write after which a request no longer works, or its caller is nobody any more. */
function disturbanceOf(failure: Failure): Played | undefined {
  const same = workedBefore(failure);
  const worked = same ?? (isUnknownCaller(failure) ? lastOfCaller(failure) : undefined);
  if (worked === undefined) return undefined;
  const itself = same === undefined && isWrite(worked) ? worked : undefined;
  return writesSince(failure, worked).at(-1) ?? itself;
}

const isUnknownCaller = ({ exchange, step }: Failure): boolean =>
  exchange.response.status === 401 &&
  step.operation.security.some((alternative) => Object.values(alternative).flat().length === 0);

const lastOfCaller = ({ exchange, earlier }: Failure): Played | undefined =>
  earlier.findLast((past) => isDone(past) && credentialsOf(past.exchange) === credentialsOf(exchange));

/** Whether a deletion has freed what a creation is refused for. */
function wasFreed(failure: Failure): boolean {
  const { earlier, exchange } = failure;
  if (![400, 409, 422].includes(exchange.response.status)) return false;
  const holder = earlier.findIndex((past) => isWrite(past) && isDone(past) && hasTaken(past, failure));
  return holder >= 0 && earlier.slice(holder + 1).some((past) => isWrite(past) && isDone(past) && isDeletion(past));
}

/** Whether something is not found that earlier answers know, and whose name had to be percent-encoded. */
function isMisread({ exchange, earlier }: Failure): boolean {
  const encoded = pathValuesOf(exchange).filter((value) => encodeURIComponent(String(value)) !== value);
  if (exchange.response.status !== 404 || encoded.length === 0 || !exchange.request.path.includes('%')) return false;
  return encoded.every((value) => earlier.some((past) => isDone(past) && isKnownTo(past, value)));
}

const isKnownTo = (past: Played, value: unknown): boolean =>
  names(past.exchange, value) || past.exchange.response.text.includes(String(value));

/** Whether others were answered after a write, so that it is this caller's way of asking that fails. */
const wasAnsweredSince = ({ earlier, exchange }: Failure, write: Played): boolean =>
  earlier.slice(earlier.indexOf(write) + 1).some((past) => isDone(past) && isSameQuestion(past.exchange, exchange));
