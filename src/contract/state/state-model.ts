import type { LinkRole, ListRole, RecordRole, RelatedRole, ResourceModel, Role } from '../../resources/index.js';
import type { Spec } from '../../spec/index.js';
import { type Exchange, isRefusal, isSafe, isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import { observePresence } from './existence.js';
import { findRecord, type Ledger, liveRecords, type RecordState } from './ledger.js';
import { type ListView, observeList, observeRelated } from './list-views.js';
import { pairOf, setPair, sidesOf } from './pairs.js';
import { type Key, readKey, readSource } from './read-key.js';
import { replaceableOf } from './settable.js';
import { observeAnswer } from './shown-record.js';
import { isTaken, observeFreedValue, observeUniqueness } from './uniqueness.js';
import { applyDeletion, applyOmissions, applyValues, createRecord, writtenValues } from './write-effects.js';

/** What must hold, from what was sent and answered so far. A fold over the run's exchanges: the same history, the same model. */
export interface StateModel {
  /** Holds an exchange against the model, then takes it in; what does not fit is returned. */
  observe(exchange: Exchange): readonly Draft[];
  /** The pages of a whole list together, which show what is missing. Each page has been observed before. */
  observeWhole(role: ListRole | RelatedRole, exchanges: readonly Exchange[]): readonly Draft[];
  /** Own records of a collection that should be there, oldest first. */
  live(collection: string): readonly RecordState[];
  find(collection: string, key: Key): RecordState | undefined;
  /** Whether a live record has one of the unique values. */
  isTaken(collection: string, values: Readonly<Record<string, unknown>>): boolean;
}

export function createStateModel({
  spec,
  resources,
  isShared,
  isUsualCaller,
}: {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  readonly isShared: boolean;
  /** Whether the exchange was sent by who calls the operation otherwise: others may see other things. */
  readonly isUsualCaller: (exchange: Exchange) => boolean;
}): StateModel {
  const history: Exchange[] = [];
  const ledger: Ledger = {
    spec,
    resources,
    isShared,
    history,
    records: new Map(),
    writes: [],
    refusedCreates: [],
    shown: new Map(),
    defaults: new Map(),
    pairs: new Map(),
  };

  return {
    observe(exchange) {
      history[exchange.index] = exchange;
      // Workflows say themselves what has to hold, and do what no role describes, with records and callers of their own.
      if (exchange.case.phase === 'workflows') return [];
      if (exchange.case.raw?.method !== undefined) return observeForeignMethod(ledger, exchange);
      const roles = resources.rolesOf(exchange.operation);
      if (!isSafe(exchange)) noteWrite(ledger, exchange, roles);
      if (isSafe(exchange) && !isUsualCaller(exchange)) return [];
      if (isSuccess(exchange)) return roles.flatMap((role) => observeSuccess(ledger, role, exchange));
      return isRefusal(exchange) ? roles.flatMap((role) => observeRefusal(ledger, role, exchange)) : [];
    },
    observeWhole(role, exchanges) {
      const view: ListView = { exchanges, isWhole: true };
      return role.kind === 'list' ? observeList(ledger, role, view) : observeRelated(ledger, role, view);
    },
    live: (collection) => liveRecords(ledger, collection),
    find: (collection, key) => findRecord(ledger, collection, key),
    isTaken: (collection, values) => isTaken(ledger, { collection, values }),
  };
}

/** A method that the document does not know may have changed anything. */
function observeForeignMethod(ledger: Ledger, exchange: Exchange): readonly Draft[] {
  if (!isSafe(exchange)) noteWrite(ledger, exchange, ledger.resources.rolesOf(exchange.operation));
  return [];
}

function noteWrite(ledger: Ledger, exchange: Exchange, roles: readonly Role[]): void {
  ledger.writes.push({
    index: exchange.index,
    operation: exchange.operation,
    about: new Set(
      (roles.length === 0
        ? namedInPath(ledger, exchange)
        : roles.flatMap((role) => subjectsOf(ledger, role, exchange))
      ).map(({ id }) => id),
    ),
    isRefused: isRefusal(exchange),
  });
}

/** Records whose key is in the path: what an action is about. */
function namedInPath(ledger: Ledger, { case: { values } }: Exchange): readonly RecordState[] {
  const sent = new Set(Object.values(values.path ?? {}).map(String));
  return [...ledger.records.values()].filter(({ key, collection }) =>
    sent.has(String(key[collection.key.at(-1) ?? ''])),
  );
}

/** The known records that an operation is about. */
function subjectsOf(ledger: Ledger, role: Role, exchange: Exchange): readonly RecordState[] {
  if (role.kind === 'list' || role.kind === 'related') return [];
  if ('relation' in role) return pairedRecords(ledger, role, exchange) ?? [];
  const key = readKey(role.key, exchange);
  const record = key && findRecord(ledger, role.collection, key);
  return record ? [record, ...referredRecords(ledger, record)] : [];
}

/** Both ends of a relation may show a change of one. */
function referredRecords(ledger: Ledger, record: RecordState): readonly RecordState[] {
  return sidesOf(ledger, record.collection.name).flatMap((side) =>
    [...ledger.pairs.values()].flatMap((pair) => {
      if (pair.relation !== side.relation.name || pair.fact.value !== true) return [];
      const partner = pair.from === record.id ? pair.to : pair.to === record.id ? pair.from : undefined;
      const found = partner === undefined ? undefined : ledger.records.get(partner);
      return found ? [found] : [];
    }),
  );
}

function observeSuccess(ledger: Ledger, role: Role, exchange: Exchange): readonly Draft[] {
  switch (role.kind) {
    case 'create':
      return observeCreate(ledger, role, exchange);
    case 'read':
      return observeRead(ledger, role, exchange);
    case 'replace':
    case 'patch':
      return observeUpdate(ledger, role, exchange);
    case 'delete':
      return observeDelete(ledger, role, exchange);
    case 'list':
      return observeList(ledger, role, { exchanges: [exchange], isWhole: isWholeAnswer(role, exchange) });
    case 'related':
      return observeRelated(ledger, role, { exchanges: [exchange], isWhole: isWholeAnswer(role, exchange) });
    default:
      return observeLink(ledger, role, exchange);
  }
}

const isWholeAnswer = ({ items }: ListRole | RelatedRole, exchange: Exchange): boolean =>
  items.paging === undefined && Object.keys(exchange.case.values.query ?? {}).length === 0 && isOwnView(exchange);

/** Whether the caller may see all that this run creates. */
const isOwnView = ({ case: { intent, credentials } }: Exchange): boolean =>
  credentials === undefined && ['valid', 'open', 'conflict'].includes(intent.kind);

function observeCreate(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const collection = ledger.resources.collections.get(role.collection);
  const key = readKey(role.key, exchange);
  if (collection === undefined || key === undefined) return [];
  const source = exchange.index;
  const values = exchange.case.intent.kind === 'invalid' ? {} : writtenValues(role, exchange);
  const known = findRecord(ledger, role.collection, key);
  if (known?.existence.value === true && (replacesToo(ledger, exchange) || isRepeated(ledger, known, exchange)))
    return [];
  const overwritten = known?.existence.value === true ? observeOverwritten(known, exchange) : [];
  const record = createRecord(ledger, { collection, key, source });
  ledger.writes.at(-1)?.about.has(record.id) || addSubject(ledger, record);
  applyValues(ledger, record, { values, role, source });
  return [
    ...overwritten,
    ...(overwritten.length > 0 ? [] : observeUniqueness(ledger, record, exchange)),
    ...(role.record === undefined ? [] : observeAnswer(ledger, record, { pointer: role.record, exchange })),
  ];
}

/** The same Idempotency-Key gets the first answer again. */
function isRepeated({ history }: Ledger, known: RecordState, { request }: Exchange): boolean {
  const key = request.headers['idempotency-key'];
  return key !== undefined && history[known.existence.source]?.request.headers['idempotency-key'] === key;
}

const replacesToo = (ledger: Ledger, { operation }: Exchange): boolean =>
  ledger.resources.rolesOf(operation).some(({ kind }) => kind === 'replace' || kind === 'patch');

function addSubject(ledger: Ledger, record: RecordState): void {
  const write = ledger.writes.pop();
  if (write) ledger.writes.push({ ...write, about: new Set([...write.about, record.id]) });
}

/** Two records cannot have one key. */
function observeOverwritten(known: RecordState, exchange: Exchange): readonly Draft[] {
  const { operation, index, response } = exchange;
  const names = known.collection.key.join(' and ');
  return [
    {
      check: 'unique-key-is-enforced',
      basis: known.collection.basis,
      severity: 'error',
      operation: operation.id,
      pointer: `/body/${names}`,
      message: `${operation.id} creates a record with the ${names} of another one.`,
      expected: '4XX, since the key is in use',
      received: `${response.status}`,
      evidence: [known.existence.source, index],
      proof: hasStatus(-1, ['4XX']),
    },
  ];
}

function observeRead(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const key = readKey(role.key, exchange);
  const record = key && findRecord(ledger, role.collection, key);
  if (!record) return [];
  const presence = observePresence(ledger, record, { exchange, kind: 'record', isThere: true });
  return presence.length > 0 || role.record === undefined
    ? presence
    : observeAnswer(ledger, record, { pointer: role.record, exchange });
}

function observeUpdate(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const key = readKey(role.key, exchange);
  const record = key && findRecord(ledger, role.collection, key);
  if (!record) return [];
  if (record.existence.value !== true) return observeUseAfterDelete(record, exchange);
  const source = exchange.index;
  const values = exchange.case.intent.kind === 'invalid' ? undefined : writtenValues(role, exchange);
  if (values === undefined) record.fields.clear();
  else applyValues(ledger, record, { values, role, source });
  if (role.kind === 'replace' && values !== undefined) {
    applyOmissions(ledger, record, {
      values,
      replaceable: replaceableOf(ledger.spec, role, exchange.operation),
      source,
    });
  }
  return [
    ...observeUniqueness(ledger, record, exchange),
    ...(role.record === undefined ? [] : observeAnswer(ledger, record, { pointer: role.record, exchange })),
  ];
}

function observeUseAfterDelete(record: RecordState, exchange: Exchange): readonly Draft[] {
  const { operation, index, response } = exchange;
  if (!Object.hasOwn(operation.responses, '404')) return [];
  return [
    {
      check: 'deleted-stays-deleted',
      basis: 'document',
      severity: 'error',
      operation: operation.id,
      pointer: `/${record.collection.name}`,
      message: `${operation.id} works on a record that was deleted.`,
      expected: '404',
      received: `${response.status}`,
      evidence: [record.existence.source, index],
      proof: hasStatus(-1, ['404', '410']),
    },
  ];
}

function observeDelete(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const key = readKey(role.key, exchange);
  const record = key && findRecord(ledger, role.collection, key);
  if (!record) return [];
  if (record.existence.value !== true) return observeUseAfterDelete(record, exchange);
  const successor = role.successor && readSource(role.successor, exchange);
  applyDeletion(ledger, record, { source: exchange.index, successor });
  return [];
}

function pairedRecords(
  ledger: Ledger,
  role: LinkRole,
  exchange: Exchange,
): readonly [RecordState, RecordState] | undefined {
  const relation = ledger.resources.relations.get(role.relation);
  const [from, to] = [readKey(role.from, exchange), readKey(role.to, exchange)];
  if (relation === undefined || from === undefined || to === undefined) return undefined;
  const [one, other] = [findRecord(ledger, relation.from, from), findRecord(ledger, relation.to, to)];
  return one && other ? [one, other] : undefined;
}

function observeLink(ledger: Ledger, role: LinkRole, exchange: Exchange): readonly Draft[] {
  const records = pairedRecords(ledger, role, exchange);
  const relation = ledger.resources.relations.get(role.relation);
  if (records === undefined || relation === undefined) return [];
  const side = sidesOf(ledger, relation.from).find((each) => each.relation === relation && each.side === 'from');
  const gone = records.find(({ existence }) => existence.value !== true);
  if (gone) return observeUseAfterDelete(gone, exchange);
  if (side) setPair(pairOf(ledger, side, records), role.kind === 'link', exchange.index);
  return [];
}

/** A refusal says something about a read, and leaves nothing of a create. */
function observeRefusal(ledger: Ledger, role: Role, exchange: Exchange): readonly Draft[] {
  if (role.kind === 'create') {
    const values = writtenValues(role, exchange);
    const { index, operation } = exchange;
    ledger.refusedCreates.push({ index, operation, collection: role.collection, values });
    const isPlain = exchange.case.intent.kind === 'valid' && [400, 409, 422].includes(exchange.response.status);
    return isPlain ? observeFreedValue(ledger, { collection: role.collection, values, exchange }) : [];
  }
  if (role.kind !== 'read' || ![404, 410].includes(exchange.response.status) || !isOwnView(exchange)) return [];
  const key = readKey(role.key, exchange);
  const record = key && findRecord(ledger, role.collection, key);
  return record ? observePresence(ledger, record, { exchange, kind: 'record', isThere: false }) : [];
}
