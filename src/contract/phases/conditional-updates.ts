import { type Exchange, isSuccess } from '../exchange.js';
import { isRefused } from '../lists/list-proofs.js';
import type { OwnRecord } from '../scene/scene.js';
import { isSameValue } from '../state/same-value.js';
import { headerNamed, type RecordOperation, type TaggedCollection } from './conditional-collections.js';
import { readTagged, type TaggedRead } from './conditional-reads.js';

/** A change with an outdated If-Match is refused and changes nothing; with the current one it is carried out. */
export async function checkStaleUpdates(tagged: TaggedCollection): Promise<void> {
  const conditional = tagged.updates.filter(({ operation }) => ifMatchOf(operation) !== undefined);
  for (const update of conditional) await checkStale(tagged, update);
}

const ifMatchOf = (operation: RecordOperation['operation']): string | undefined =>
  headerNamed(operation, /^if-match$/i);

async function checkStale(tagged: TaggedCollection, update: RecordOperation): Promise<void> {
  const record = await tagged.scene.fresh(tagged.collection.name);
  const outdated = record && (await outdate(tagged, record));
  if (record === undefined || outdated === undefined) return;
  const stale = await sendUpdate(tagged, update, { record, tag: outdated.tag });
  if (stale === undefined) return;
  tagged.session.asked(update.operation, 'stale-update-is-refused');
  if (isSuccess(stale)) {
    report(tagged, { update, stale, evidence: [...outdated.steps, stale.index] });
    return;
  }
  await checkUntouched(tagged, { update, stale, record, ...outdated });
  await sendUpdate(tagged, update, { record, tag: outdated.current.tag, isValid: true });
}

interface Outdated {
  /** An entity tag that the record no longer has. */
  readonly tag: string;
  readonly current: TaggedRead;
  readonly steps: readonly number[];
}

/** Where nothing changes the record, a tag that it never had is as good. */
async function outdate(tagged: TaggedCollection, record: OwnRecord): Promise<Outdated | undefined> {
  const old = await readTagged(tagged, record);
  const changer = tagged.updates.find(({ role }) => role.kind !== 'delete');
  const change = changer && (await sendUpdate(tagged, changer, { record }));
  const current = await readTagged(tagged, record);
  if (old === undefined || current === undefined) return undefined;
  const steps = [record.createdBy, old.exchange.index];
  return change === undefined || current.tag === old.tag
    ? { tag: `"${tagged.session.tag}"`, current, steps }
    : { tag: old.tag, current, steps: [...steps, change.index] };
}

interface Sent {
  readonly record: OwnRecord;
  readonly tag?: string;
  readonly isValid?: boolean;
}

async function sendUpdate(
  { session, scene }: TaggedCollection,
  { operation, role }: RecordOperation,
  { record, tag, isValid = tag === undefined }: Sent,
): Promise<Exchange | undefined> {
  const values = scene.requestFor(operation, record);
  if (values === undefined) return undefined;
  const body = role.kind === 'delete' ? undefined : scene.bodyOf(operation, { extent: 'maximal' });
  const name = ifMatchOf(operation) ?? 'If-Match';
  const title = isValid ? 'with its current entity tag' : 'with an outdated entity tag';
  return session.send({
    operation,
    phase: 'state',
    title: tag === undefined ? 'to get another entity tag' : title,
    values: {
      ...values,
      ...(body === undefined ? {} : { body }),
      ...(tag === undefined ? {} : { headers: { ...values.headers, [name]: tag } }),
    },
    intent: { kind: isValid ? 'valid' : 'open' },
  });
}

interface Stale {
  readonly update: RecordOperation;
  readonly stale: Exchange;
  readonly evidence: readonly number[];
}

function report({ session }: TaggedCollection, { update, stale, evidence }: Stale): void {
  session.report({
    check: 'stale-update-is-refused',
    basis: 'document',
    severity: 'error',
    operation: update.operation.id,
    pointer: '/header/if-match',
    message: 'A change is carried out although its If-Match holds an outdated entity tag.',
    expected: 'status 412',
    received: `status ${stale.response.status}`,
    evidence,
    proof: isRefused(-1),
  });
}

interface Refusal {
  readonly update: RecordOperation;
  readonly stale: Exchange;
  readonly record: OwnRecord;
  readonly current: TaggedRead;
  readonly steps: readonly number[];
}

async function checkUntouched(tagged: TaggedCollection, refusal: Refusal): Promise<void> {
  const { update, stale, record, current, steps } = refusal;
  const after = await readTagged(tagged, record);
  if (after !== undefined && isSameValue(after.exchange.response.value, current.exchange.response.value)) return;
  if (after === undefined) return;
  tagged.session.report({
    check: 'rejected-leaves-no-trace',
    basis: 'document',
    severity: 'error',
    operation: update.operation.id,
    pointer: '',
    message: 'A change with an outdated If-Match is refused and carried out all the same.',
    expected: 'the record as it was',
    received: 'another body',
    evidence: [...steps, current.exchange.index, stale.index, after.exchange.index],
    proof: 'same(answers.at(-3).body, answers.at(-1).body)',
  });
}
