import type { Action } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { CheckName } from '../check-names.js';
import type { Exchange } from '../exchange.js';
import type { Fact, Ledger, Promised, RecordState, Write } from './ledger.js';
import { isObject, isSameValue } from './same-value.js';
import { writesBetween } from './writes.js';

/** A view shows something else than what is known. */
export interface Mismatch {
  readonly record: RecordState;
  /** A property of the record; undefined: whether it is there at all. */
  readonly property: string | undefined;
  readonly fact: Fact;
  readonly view: Operation;
  readonly kind: 'record' | 'list';
  /** Index of the exchange that shows it. */
  readonly index: number;
  /** What it shows of the property. */
  readonly shown?: unknown;
}

export interface Blame extends Promised {
  /** Index of the exchange that showed it right last, and of the write that is to blame. */
  readonly evidence: readonly number[];
}

/**
 * Which write made the difference: every view has its own last sighting of a fact, and what was written between that and
 * now is under suspicion. Undefined where the difference is no fault.
 */
export function findBlame(ledger: Ledger, mismatch: Mismatch): Blame | undefined {
  const { fact } = mismatch;
  if (isNobodysBusiness(ledger, mismatch)) return undefined;
  const suspects = suspectsOf(ledger, mismatch);
  const wasConfirmed = fact.seen.size > 0;
  if (suspects.some((write) => isUnfathomable(ledger, mismatch, write))) return undefined;
  if (suspects.length === 0 || !wasConfirmed) return blameSource(ledger, mismatch);

  const write = mostLikely(mismatch, suspects);
  return write && blameWrite(mismatch, write);
}

/** A view shows what is known: whoever would be to blame otherwise has kept a promise. */
export function noteKept(ledger: Ledger, match: Mismatch): void {
  const blame = findBlame(ledger, match);
  if (blame !== undefined) ledger.onKept(blame);
}

function suspectsOf({ writes }: Ledger, { fact, view, index }: Mismatch): readonly Write[] {
  const since = Math.max(fact.source, fact.seen.get(view.id)?.exchange ?? -1);
  return writesBetween(writes, since, index);
}

/** The last that was about the record, rather one that was carried out; who lost it was most likely told to delete it. */
function mostLikely({ record, property }: Mismatch, suspects: readonly Write[]): Write | undefined {
  const about = suspects.filter((suspect) => suspect.about.has(record.id));
  const deletion = property === undefined ? about.findLast(isDeletion) : undefined;
  const done = about.findLast(({ isRefused }) => !isRefused);
  return deletion ?? done ?? about.at(-1) ?? suspects.at(-1);
}

const isDeletion = ({ operation }: Write): boolean => operation.method === 'delete';

/**
 * Whether nobody can say what a write does to the record: it is an action that no role describes and that is not about
 * another record, or it deletes or creates something that the record names.
 */
function isUnfathomable({ resources }: Ledger, { record, property }: Mismatch, write: Write): boolean {
  if (write.isRefused) return false;
  const roles = resources.rolesOf(write.operation);
  if (roles.length === 0) return isOfUnknownEffect(resources.actionOf(write.operation), write, record);
  if (property !== undefined || write.about.has(record.id)) return false;
  const isElsewhere = roles.every((role) => 'collection' in role && role.collection !== record.collection.name);
  return isElsewhere && [...record.fields.values()].some(({ value }) => isTelling(value) && write.sent.includes(value));
}

/** What an action does to its own record, and to what is said of it elsewhere, has to be written. */
function isOfUnknownEffect(action: Action | undefined, { about }: Write, { id, key }: RecordState): boolean {
  const isSaid = action?.basis === 'document';
  const isAboutPair = action?.kind === 'act' && [key['from'], key['to']].some((end) => about.has(String(end)));
  return about.size === 0 || isAboutPair || (about.has(id) && !isSaid);
}

const isTelling = (value: unknown): value is string => typeof value === 'string' && value.length >= 6;

/** Nothing happened in between: what wrote it did not do so, or reading is not repeatable. */
function blameSource(ledger: Ledger, mismatch: Mismatch): Blame | undefined {
  const { record, property, fact, view, kind, index } = mismatch;
  const source = ledger.history[fact.source]?.operation.id ?? view.id;
  const evidence = [fact.source, index];
  if (property === undefined) return { check: existenceCheck(fact, kind), operation: source, evidence };
  switch (fact.origin) {
    case 'written':
      return { check: checkOfSource(ledger, mismatch), operation: source, evidence };
    case 'defaulted':
    case 'omitted':
      return { check: 'omitted-fields-are-replaced', operation: source, evidence };
    case 'cleared':
      return { check: 'delete-clears-relations', operation: source, evidence };
    default:
      return isRestless(record, property) ? undefined : { check: 'read-is-repeatable', operation: view.id, evidence };
  }
}

/** What was lost of a written value: all of it, a part that the request did not name, or what had been done before. */
function checkOfSource(ledger: Ledger, { property = '', fact, shown }: Mismatch): CheckName {
  const write = ledger.history[fact.source];
  if (write === undefined) return 'read-equals-written';
  if (isRepeated(ledger, write)) return 'idempotent-methods-are-idempotent';
  const { body } = write.case.values;
  const sent = write.operation.method === 'patch' && isObject(body) ? body[property] : undefined;
  const isKept =
    isObject(sent) && isObject(shown) && Object.keys(sent).every((name) => isSameValue(sent[name], shown[name]));
  return isKept ? 'omitted-fields-stay' : 'read-equals-written';
}

/** Whether the same action has been done to the same record before. */
function isRepeated({ resources, history }: Ledger, { operation, request, index }: Exchange): boolean {
  if (resources.actionOf(operation)?.kind !== 'act') return false;
  return history
    .slice(0, index)
    .some((past) => past.operation === operation && past.request.path === request.path && past.response.status < 300);
}

function existenceCheck({ value, origin }: Fact, kind: Mismatch['kind']): CheckName {
  if (value === true) return kind === 'record' ? 'created-is-readable' : 'created-is-listed';
  // Nobody deleted what was never found and is listed.
  if (origin === 'shown') return 'created-is-readable';
  return kind === 'record' ? 'deleted-stays-deleted' : 'deleted-is-not-listed';
}

function blameWrite(mismatch: Mismatch, write: Write): Blame | undefined {
  const { fact, view, index } = mismatch;
  const check = checkOfWrite(mismatch, write);
  const sighting = fact.seen.get(view.id) ?? [...fact.seen.values()].at(-1);
  const shown = sighting?.exchange ?? fact.source;
  const evidence = [...new Set([shown, write.index, index])].sort((one, other) => one - other);
  return check && { check, operation: write.operation.id, evidence };
}

/** The promise that a write broke; undefined where it may have done what it did. */
function checkOfWrite(mismatch: Mismatch, write: Write): CheckName | undefined {
  const { record, property, fact } = mismatch;
  if (write.isRefused) return 'rejected-leaves-no-trace';
  if (!write.about.has(record.id)) return isExcusedBystander(mismatch) ? undefined : 'bystanders-unchanged';
  if (property === undefined) return fact.value === true ? 'update-changes-only-what-it-says' : 'deleted-stays-deleted';
  if (isExcused(record, property)) return undefined;
  // What a PATCH could have named and did not is what it left out.
  return write.operation.method === 'patch' ? 'omitted-fields-stay' : 'update-changes-only-what-it-says';
}

const timeOfChange =
  /^(?:last|latest)|(?:updated|modified|changed|edited|touched|activity|seen|synced)(?:_?(?:at|on|by|time|date|timestamp))?$|^(?:e_?tag|version|revision|rev|lock_?version|sequence)$/i;

/** What changes by itself, or with every use. */
const isRestless = ({ collection }: RecordState, property: string): boolean =>
  collection.volatile.has(property) || /^(?:last|latest)[_A-Z]/.test(property);

/** What a change of the record may change besides: what only the server sets may follow from what clients set. */
function isExcused(record: RecordState, property: string): boolean {
  const { derived, writable } = record.collection;
  return derived.has(property) || timeOfChange.test(property) || !writable.has(property);
}

/** Times change with whatever is related to the record. */
const isExcusedBystander = ({ property }: Mismatch): boolean => property !== undefined && timeOfChange.test(property);

/** What changes by itself, and what other people have where other people write. */
const isNobodysBusiness = ({ isShared }: Ledger, { record, property }: Mismatch): boolean =>
  (isShared && !record.isOwn) || (property !== undefined && isRestless(record, property));
