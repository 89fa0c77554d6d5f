import type { CheckName } from '../check-names.js';
import { expressionsIn, isMet } from './criterion.js';
import { evaluate } from './expression.js';
import {
  type Failure,
  fieldsOf,
  isAbout,
  isDeletion,
  isDone,
  isSameRequest,
  isWrite,
  lastWriteOf,
  names,
  type Played,
  pathValuesOf,
} from './played.js';
import { parseText } from './template.js';
import type { Verdict } from './verdict.js';
import type { Criterion } from './workflow.js';

/** Why an answer with the right status does not show what it has to. */
export function judgeBody(failure: Failure): Verdict {
  if (isWrite(failure)) return { check: checkOfAnswer(failure), culprit: failure };
  const last = lastWriteOf(failure);
  if (last && !isDone(last) && isTrace(failure, last)) return { check: 'rejected-leaves-no-trace', culprit: last };
  const write = failure.earlier.findLast((past) => isWrite(past) && isDone(past));
  if (write === undefined || isAboutList(failure)) return { check: checkOfQuery(failure), culprit: failure };
  return questions[questionOf(failure.criterion)](failure, write);
}

/** Whether it can be a refused write that shows. */
function isTrace(failure: Failure, refused: Played): boolean {
  if (wasRight(failure)) return true;
  const property = propertyOf(failure.criterion);
  const isNamed = property !== undefined && Object.hasOwn(fieldsOf(refused.exchange), property);
  return isAddressed(failure, refused) && (isNamed || questionOf(failure.criterion) !== 'value');
}

/** What a write shows of itself: `!=` tells a new record from one that is gone. */
function checkOfAnswer(failure: Failure): CheckName {
  const { criterion } = failure;
  if (criterion.kind === 'simple' && criterion.text.includes('!=')) return 'deleted-stays-deleted';
  return isLeftOut(failure) ? 'update-changes-only-what-it-says' : 'read-equals-written';
}

/** A change answers with another value for what it did not name. */
function isLeftOut({ criterion, exchange }: Failure): boolean {
  const property = propertyOf(criterion);
  const isChange = ['PATCH', 'PUT'].includes(exchange.request.method);
  return property !== undefined && isChange && !Object.hasOwn(fieldsOf(exchange), property);
}

/** A part of a list, or its size, that was never right. */
const isAboutList = (failure: Failure): boolean =>
  failure.lists.has(failure.step.operation.id) &&
  (failure.exchange.request.query !== '' || isAboutSize(failure.criterion)) &&
  !wasRight(failure);

const isAboutSize = ({ kind, text }: Criterion): boolean => kind === 'jsonpath' && /\)\s*<=\s*\d+\s*\]$/.test(text);

function checkOfQuery({ exchange, criterion }: Failure): CheckName {
  const parameters = Object.keys(exchange.case.values.query ?? {});
  if (isAboutSize(criterion)) return parameters.length > 0 ? 'limits-clamp-or-reject' : 'default-page-size';
  if (parameters.some((name) => /search|query|^q$/i.test(name))) return 'search-finds-exactly';
  return parameters.length > 0 ? 'pages-partition-the-list' : 'relation-sides-agree';
}

type Question = 'value' | 'absence' | 'strangers' | 'presence';

function questionOf({ kind, text }: Criterion): Question {
  if (kind !== 'jsonpath' || (text.includes('@ ==') && !text.includes('{$'))) return 'value';
  if (!/\)\s*==\s*0\s*\]$/.test(text)) return 'presence';
  return text.includes('!=') ? 'strangers' : 'absence';
}

const questions: Readonly<Record<Question, (failure: Failure, write: Played) => Verdict>> = {
  value(failure, write) {
    if (wasRight(failure)) return { check: checkOfChange(failure, write), culprit: write };
    return { check: 'read-equals-written', culprit: makerOf(failure) ?? write };
  },

  absence(failure, write) {
    const isNamed = valuesOf(failure).some((value) => names(write.exchange, value));
    return { check: checkOfAbsence(failure, write, isNamed), culprit: write };
  },

  strangers: (failure) => ({ check: 'relation-sides-agree', culprit: failure }),

  presence(failure, write) {
    if (wasRight(failure)) {
      return { check: checkOfLoss(failure, write), culprit: write };
    }
    if (isDeletion(write)) return { check: 'relation-sides-agree', culprit: write };
    if (isMembership(failure)) {
      return {
        check: isSameCollection(failure, write) ? 'read-equals-written' : 'relation-sides-agree',
        culprit: write,
      };
    }
    if (isListed(failure)) return { check: 'read-equals-written', culprit: write };
    return { check: 'created-is-listed', culprit: creatorOf(failure) ?? write };
  },
};

/** The write that made what a list does not show. */
const creatorOf = (failure: Failure): Played | undefined =>
  failure.earlier.find((past) => isWrite(past) && isDone(past) && isAbout(past, valuesOf(failure).slice(0, 1)));

/** What a write has done to what was there before. */
function checkOfLoss(failure: Failure, write: Played): CheckName {
  if (!isAddressed(failure, write)) return 'bystanders-unchanged';
  const isSent = isMembership(failure) && names(write.exchange, valuesOf(failure)[0]);
  return isSent ? 'read-equals-written' : 'update-changes-only-what-it-says';
}

/** Whether the record is there, though not as it has to be: the first of several comparisons finds it. */
function isListed({ criterion, scope }: Failure): boolean {
  if (criterion.kind !== 'jsonpath' || !criterion.text.includes('&&')) return false;
  return isMet({ ...criterion, path: parseText(criterion.text.replace(/\s*&&.*\]$/, ']')) }, scope);
}

/** What a write has done to a value that was right before. */
function checkOfChange(failure: Failure, write: Played): CheckName {
  if (!isAddressed(failure, write)) return 'bystanders-unchanged';
  const property = propertyOf(failure.criterion);
  if (property === undefined) return 'read-equals-written';
  const sent = fieldsOf(write.exchange)[property];
  if (sent === undefined) return 'update-changes-only-what-it-says';
  return sent === answeredIn(failure) ? 'server-fields-are-not-writable' : 'read-equals-written';
}

/** The value that came where another had to come. */
function answeredIn({ criterion, scope }: Failure): unknown {
  const [read] = expressionsIn(criterion);
  return read && evaluate(read, scope);
}

function checkOfAbsence(failure: Failure, write: Played, isNamed: boolean): CheckName {
  if (isDeletion(write)) return isNamed && !isMembership(failure) ? 'deleted-is-not-listed' : 'delete-clears-relations';
  if (!isMembership(failure)) return isNamed ? 'deleted-is-not-listed' : 'bystanders-unchanged';
  const isNew = write.exchange.request.method === 'POST';
  if (isNew || !isSameCollection(failure, write)) return 'relation-sides-agree';
  return isAddressed(failure, write) ? 'read-equals-written' : 'bystanders-unchanged';
}

/** The last write about what the failing step reads: about its path, or about the property that it shows. */
function makerOf({ earlier, exchange, criterion }: Failure): Played | undefined {
  const wanted = pathValuesOf(exchange);
  const property = propertyOf(criterion);
  return earlier.findLast((past) => {
    if (!isWrite(past) || !isDone(past)) return false;
    if (wanted.length > 0) return isAbout(past, wanted);
    return property !== undefined && Object.hasOwn(fieldsOf(past.exchange), property);
  });
}

/** Whether a write was about what the failing step reads: for a list, what it looks for first; without either, the caller's own. */
function isAddressed(failure: Failure, write: Played): boolean {
  const wanted = pathValuesOf(failure.exchange);
  if (wanted.length > 0) return isAbout(write, wanted);
  const values = valuesOf(failure);
  const isOfMany = failure.lists.has(failure.step.operation.id) || values.length > 0;
  return isOfMany ? names(write.exchange, values[0]) : true;
}

/** Whether the same request was once answered as it has to be. */
const wasRight = ({ exchange, criterion, scope, earlier }: Failure): boolean =>
  earlier.some(
    (past) =>
      isSameRequest(past.exchange, exchange) && isDone(past) && isMet(criterion, { ...scope, exchange: past.exchange }),
  );

/** The texts that a criterion looks for in a list. */
function valuesOf({ criterion, scope }: Failure): readonly unknown[] {
  if (questionOf(criterion) === 'value') return [];
  const quoted = Array.from(criterion.text.matchAll(/'([^']*)'/g), ([, text]) => text);
  const read = expressionsIn(criterion).slice(1);
  return [...read.map((one) => evaluate(one, scope)), ...quoted];
}

/** A criterion about an id in a record's list of ids, not about a record in a list. */
const isMembership = ({ criterion, exchange }: Failure): boolean =>
  criterion.text.includes('@ ==') && !Array.isArray(exchange.response.value);

const isSameCollection = ({ exchange }: Failure, write: Played): boolean =>
  collectionOf(exchange.operation.path) === collectionOf(write.exchange.operation.path);

const collectionOf = (path: string): string => path.replace(/\/?\{[^}]*\}.*$/, '');

/** The last token of the pointer that a comparison is about. */
function propertyOf(criterion: Criterion): string | undefined {
  if (criterion.kind !== 'simple') return undefined;
  return /\$response\.body#\S*\/([^/\s]+)/.exec(criterion.text)?.[1];
}
