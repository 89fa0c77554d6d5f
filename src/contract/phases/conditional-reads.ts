import { headerOf } from '../../http/index.js';
import type { LinkRole, Relation } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { type Exchange, isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import { positionOf, toEvidence } from '../lists/evidence.js';
import { fillSources } from '../lists/fill-sources.js';
import { anyOf, hasStatus } from '../proof.js';
import type { OwnRecord } from '../scene/scene.js';
import { isSameValue } from '../state/same-value.js';
import { headerNamed, type TaggedCollection } from './conditional-collections.js';

/** A record as it was read, with its entity tag. */
export interface TaggedRead {
  readonly exchange: Exchange;
  readonly tag: string;
}

/** An entity tag stands for one body: it is the same while the body is, and another one afterwards. */
export async function checkEntityTags(tagged: TaggedCollection): Promise<void> {
  const record = await tagged.scene.fresh(tagged.collection.name);
  const first = record && (await readTagged(tagged, record));
  if (record === undefined || first === undefined) return;
  await checkNotModified(tagged, record, first);
  await checkChange(tagged, record, () => updateOnce(tagged, record));
  for (const link of linksOf(tagged)) await checkChange(tagged, record, () => linkOnce(tagged, record, link));
}

export async function readTagged(
  { session, scene, reader }: TaggedCollection,
  record: OwnRecord,
  match?: string,
): Promise<TaggedRead | undefined> {
  const values = scene.requestFor(reader.operation, record);
  if (values === undefined) return undefined;
  const name = headerNamed(reader.operation, /^if-none-match$/i) ?? 'If-None-Match';
  const exchange = await session.send({
    operation: reader.operation,
    phase: 'state',
    title: match === undefined ? 'for its entity tag' : 'unless it has this entity tag',
    values: { ...values, ...(match === undefined ? {} : { headers: { ...values.headers, [name]: match } }) },
    intent: { kind: match === undefined ? 'valid' : 'open' },
  });
  const tag = headerOf(exchange.response.headers, 'etag') ?? match;
  return tag === undefined ? undefined : { exchange, tag };
}

async function checkNotModified(tagged: TaggedCollection, record: OwnRecord, { tag }: TaggedRead): Promise<void> {
  if (!declaresNotModified(tagged.reader.operation)) return;
  const read = await readTagged(tagged, record, tag);
  if (read === undefined) return;
  tagged.session.asked(tagged.reader.operation, 'not-modified');
  if (read.exchange.response.status === 304) return;
  report(tagged, {
    message: 'A read with the current entity tag in If-None-Match is answered in full.',
    expected: 'status 304',
    received: `status ${read.exchange.response.status}`,
    evidence: [record.createdBy, read.exchange.index - 1, read.exchange.index],
    proof: hasStatus(-1, ['304']),
  });
}

const declaresNotModified = (operation: Operation): boolean =>
  '304' in operation.responses && headerNamed(operation, /^if-none-match$/i) !== undefined;

/** After a change that shows in the body, the tag is another one, and the old one no longer matches. */
async function checkChange(
  tagged: TaggedCollection,
  record: OwnRecord,
  change: () => Promise<readonly Exchange[] | undefined>,
): Promise<void> {
  const before = await readTagged(tagged, record);
  const changes = before && (await change());
  const after = changes && (await readTagged(tagged, record));
  if (before === undefined || changes === undefined || after === undefined) return;
  if (!isOtherBody(before, after)) return;
  tagged.session.asked(tagged.reader.operation, 'not-modified');

  const steps = [record.createdBy, ...changes.map(({ index }) => index), before.exchange.index];
  if (before.tag !== after.tag) return checkModified(tagged, record, { before, evidence: steps });
  const evidence = toEvidence([...steps, after.exchange.index]);
  const earlier = `answers.at(${positionOf(evidence, before.exchange.index)})`;
  report(tagged, {
    message: `The entity tag stays the same though ${changes.at(-1)?.operation.id ?? 'a change'} has changed the body.`,
    expected: 'another ETag',
    received: after.tag,
    evidence,
    proof: anyOf(
      `JSON.stringify(${earlier}.body) === JSON.stringify(answers.at(-1).body)`,
      `${earlier}.headers.etag !== answers.at(-1).headers.etag`,
    ),
  });
}

const isOtherBody = (before: TaggedRead, after: TaggedRead): boolean =>
  isSuccess(after.exchange) && !isSameValue(before.exchange.response.value, after.exchange.response.value);

interface Changed {
  readonly before: TaggedRead;
  readonly evidence: readonly number[];
}

async function checkModified(
  tagged: TaggedCollection,
  record: OwnRecord,
  { before, evidence }: Changed,
): Promise<void> {
  if (!declaresNotModified(tagged.reader.operation)) return;
  const read = await readTagged(tagged, record, before.tag);
  if (read?.exchange.response.status !== 304) return;
  report(tagged, {
    message: 'A read with an outdated entity tag in If-None-Match is answered as not modified.',
    expected: 'status 200',
    received: 'status 304',
    evidence: [...evidence, read.exchange.index],
    proof: hasStatus(-1, ['2XX']),
  });
}

async function updateOnce(
  { session, scene, updates }: TaggedCollection,
  record: OwnRecord,
): Promise<Exchange[] | undefined> {
  const update = updates.find(({ role }) => role.kind !== 'delete');
  const values = update && scene.requestFor(update.operation, record);
  if (update === undefined || values === undefined) return undefined;
  const body = scene.bodyOf(update.operation, { extent: 'maximal' });
  const exchange = await session.send({
    operation: update.operation,
    phase: 'state',
    title: 'to get another entity tag',
    values: { ...values, ...(body === undefined ? {} : { body }) },
    intent: { kind: 'valid' },
  });
  return isSuccess(exchange) ? [exchange] : undefined;
}

interface Link {
  readonly operation: Operation;
  readonly role: LinkRole;
  readonly relation: Relation;
}

function linksOf({ session, collection }: TaggedCollection): readonly Link[] {
  return session.spec.operations.flatMap((operation) =>
    session.resources.rolesOf(operation).flatMap((role): readonly Link[] => {
      if (role.kind !== 'link' || !session.mayCall(operation)) return [];
      const relation = session.resources.relations.get(role.relation);
      const isOurs = relation?.from === collection.name || relation?.to === collection.name;
      return relation !== undefined && isOurs ? [{ operation, role, relation }] : [];
    }),
  );
}

/** A new partner: a number of members, or a list of groups, changes. */
async function linkOnce(
  { session, scene, collection }: TaggedCollection,
  record: OwnRecord,
  { operation, role, relation }: Link,
): Promise<Exchange[] | undefined> {
  const isFrom = relation.from === collection.name;
  const partner = await scene.fresh(isFrom ? relation.to : relation.from);
  if (partner === undefined) return undefined;
  const [from, to] = isFrom ? [record, partner] : [partner, record];
  const exchange = await session.send({
    operation,
    phase: 'state',
    title: 'to get another entity tag',
    values: fillSources(fillSources({}, role.from, from.key), role.to, to.key),
    intent: { kind: 'valid' },
  });
  const created = session.history[partner.createdBy];
  return isSuccess(exchange) && created !== undefined ? [created, exchange] : undefined;
}

type Told = Pick<Draft, 'message' | 'expected' | 'received' | 'evidence' | 'proof'>;

function report({ session, reader }: TaggedCollection, told: Told): void {
  session.report({
    check: 'not-modified',
    basis: 'document',
    severity: 'error',
    operation: reader.operation.id,
    pointer: '/header/etag',
    ...told,
    evidence: toEvidence(told.evidence),
  });
}
