import type { ResourceModel } from '../../resources/index.js';
import type { Spec } from '../../spec/index.js';
import type { Case } from '../case.js';
import type { Answer } from '../exchange.js';
import type { Identity } from '../settings.js';
import type { ContractTarget } from '../target/index.js';
import { chooseAlternative } from '../write-credentials.js';
import { writeRequest } from '../write-request.js';
import { createDeletions } from './deletion.js';
import type { CreatedRecord, Effect } from './effects.js';
import { findLeftovers } from './find-leftovers.js';
import type { Remains } from './remains.js';

export interface CleanupParts {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  readonly target: ContractTarget;
  readonly identities: readonly Identity[];
  /** What marks the data of the run. */
  readonly tag: string;
  /** Told of what is gone, for the journal. */
  readonly onGone?: (effect: Effect) => void;
}

export interface CleanupResult {
  readonly deleted: number;
  readonly left: readonly LeftRecord[];
}

export interface LeftRecord {
  readonly collection: string;
  readonly key: CreatedRecord['key'];
  /** Why, as a clause: `the document has no operation that deletes it`. */
  readonly reason: string;
}

/** Deletes all that a run has made and nothing else, the latest first. Asking again does no harm. */
export async function cleanUp(remains: Remains, parts: CleanupParts): Promise<CleanupResult> {
  const send = (kase: Case): Promise<Answer | undefined> => sendAsAnyone(kase, parts);
  const known = new Set(remains.records().map(idOf));
  const { found, unsearched } = await findLeftovers(remains.uncertain(), { ...parts, send });
  const records = [...found.filter((record) => !known.has(idOf(record))), ...remains.records()];

  const first = await deleteAll(records, parts, send);
  // What others refer to may go once those are gone.
  const isWorthAnother = first.left.length > 0 && first.deleted > 0;
  const second = isWorthAnother ? await deleteAll(first.left, parts, send) : { deleted: 0, left: first.left };
  return {
    deleted: first.deleted + second.deleted,
    left: [
      ...second.left.map(({ collection, key, reason }) => ({ collection, key, reason })),
      ...unsearched.map((collection) => ({
        collection,
        key: {},
        reason: `it could not be searched for '${parts.tag}'`,
      })),
    ],
  };
}

const idOf = ({ collection, key }: CreatedRecord): string =>
  JSON.stringify([collection, Object.values(key).map(String)]);

type Send = (kase: Case) => Promise<Answer | undefined>;
type Refused = CreatedRecord & { readonly reason: string };

async function deleteAll(
  records: readonly CreatedRecord[],
  parts: CleanupParts,
  send: Send,
): Promise<{ deleted: number; left: readonly Refused[] }> {
  const left: Refused[] = [];
  for (const record of records) {
    const reason = await deleteOne(record, parts, send);
    if (reason === undefined) parts.onGone?.({ kind: 'deleted', collection: record.collection, key: record.key });
    else left.push({ ...record, reason });
  }
  return { deleted: records.length - left.length, left };
}

/** Undefined when the record is gone; else why it is not. */
async function deleteOne(record: CreatedRecord, parts: CleanupParts, send: Send): Promise<string | undefined> {
  let reason: string | undefined;
  for (const deletion of createDeletions(record, parts)) {
    const refusal = await tryDeletion(deletion, parts, send);
    if (refusal === undefined) return undefined;
    reason ??= refusal;
  }
  return reason ?? 'the document has no operation that deletes it';
}

async function tryDeletion(deletion: Case, parts: CleanupParts, send: Send): Promise<string | undefined> {
  const name = `${deletion.operation.method.toUpperCase()} ${deletion.operation.path}`;
  if (callersOf(deletion, parts).length === 0) return `nobody here may call ${name}`;
  const answer = await send(deletion);
  if (answer === undefined) return `${name} got no answer`;
  const isGone = (answer.status >= 200 && answer.status < 300) || answer.status === 404 || answer.status === 410;
  return isGone ? undefined : `${name} answered ${answer.status}`;
}

/** The answer to the first identity that is let in; a 404 may only mean that the record belongs to somebody else. */
async function sendAsAnyone(kase: Case, parts: CleanupParts): Promise<Answer | undefined> {
  const { spec, target } = parts;
  let answer: Answer | undefined;
  for (const identity of callersOf(kase, parts)) {
    const next = await target.send(writeRequest(kase, { spec, identity })).catch(() => undefined);
    if (answer === undefined || (next !== undefined && next.status < 400)) answer = next;
    if (answer !== undefined && answer.status < 400) return answer;
  }
  return answer;
}

/** Nobody in particular where no credentials are needed. */
function callersOf({ operation }: Case, { spec, identities }: CleanupParts): readonly (Identity | null)[] {
  if (operation.security.length === 0) return [null];
  return identities.filter(
    (identity) => identity.isExpired !== true && chooseAlternative(spec, operation, identity) !== undefined,
  );
}
