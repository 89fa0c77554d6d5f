import { headerOf, type Problem } from '../../http/index.js';
import type { RecordRole, Schema } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { StoredRecord } from '../../state/index.js';
import { answerWith } from './answer-of.js';
import { createMaker, isRefusal, refuseOutside, type Writing } from './create-record.js';
import { entityTagOf, refuseStale } from './entity-tag.js';
import { fitted, isShowable } from './fit.js';
import { chosenKey, createIntake, withDefaults } from './input.js';
import { applyJsonPatch, isJsonPatch } from './json-patch.js';
import { inputSchemaOf, type Kind } from './kind.js';
import { completed, makeRecord } from './make-record.js';
import { merged } from './merge-patch.js';
import { writePartners } from './pairs.js';
import { invalid } from './refusals.js';
import { settled } from './settle.js';
import { viewOf } from './view.js';
import { type Call, find, type Handle, keyOf, kindOf, recordsOf, takesNull, type Values, type World } from './world.js';

/** PUT of one record; creates it where the operation declares 201 and there is none. */
export function replaceHandler(world: World, operation: Operation, role: RecordRole): Handle {
  const kind = kindOf(world, role.collection);
  const create = createMaker(world, kind, { operation, role });
  const replace = createReplacement(world, kind, { operation, role });
  const change = changeHandler(world, { operation, role }, replace);
  return (call) => {
    const key = keyOf(kind, role.key, call);
    const isThere = key !== undefined && recordsOf(call.state, kind.name).get(...key) !== undefined;
    if (isThere || !('201' in operation.responses)) return change(call);
    const missing = refuseOutside(world, kind, { key: chosenKey(kind, role, call), call });
    if (missing) return missing;
    const answering = { operation, statuses: [201], call };
    return answerWith(world, answering, { kind, record: create(call), pointer: role.record });
  };
}

/** PATCH of one record: a merge patch (RFC 7396), or a JSON Patch (RFC 6902) where it is sent as one. */
export function patchHandler(world: World, operation: Operation, role: RecordRole): Handle {
  const kind = kindOf(world, role.collection);
  const intake = createIntake(world, kind, { operation, role });
  const change = (call: Call, record: StoredRecord): Changed | Problem => {
    if (!isJsonPatch(headerOf(call.request.headers, 'content-type')) && !Array.isArray(call.body)) {
      const given = intake.read(call.body);
      return { given, after: patched(world, kind, { record, given, isMerged: role.input?.nested !== 'replace' }) };
    }
    const [schema] = kind.shown;
    const before = schema === undefined ? record : viewOf(world, kind, { record, schema, state: call.state });
    const after = applyJsonPatch(before, call.body);
    if (typeof after === 'string') return invalid(operation, after);
    const given = Object.fromEntries(
      Object.keys({ ...before, ...after }).flatMap((name) => changeOf(name, before, after)),
    );
    const allowed = Object.fromEntries(Object.entries(given).filter(([name]) => kind.collection.writable.has(name)));
    return { given: allowed, after: patched(world, kind, { record, given: allowed, isMerged: false }) };
  };
  return changeHandler(world, { operation, role }, change);
}

/** What a JSON Patch has changed; null where it has taken something away. */
const changeOf = (name: string, before: Values, after: Values): readonly (readonly [string, unknown])[] =>
  JSON.stringify(before[name]) === JSON.stringify(after[name]) ? [] : [[name, after[name] ?? null]];

interface Changed {
  readonly given: Values;
  readonly after: StoredRecord;
  /** Whether the request has described the whole record: what answers must not show of it gives way, where a patch is refused. */
  readonly isWhole?: boolean;
}

type ChangeRecord = (call: Call, record: StoredRecord) => Changed | Problem;

function changeHandler(world: World, { operation, role }: Writing, change: ChangeRecord): Handle {
  const kind = kindOf(world, role.collection);
  return (call) => {
    const record = find(kind, role.key, call);
    if (isRefusal(record)) return record;
    const tag = () => entityTagOf(world, kind, { record, state: call.state });
    const refusal = refuseStale({ operation, tag }, call.request);
    if (refusal) return refusal;
    const changed = change(call, record);
    if (isRefusal(changed)) return changed;
    const stored = store(world, kind, { operation, call, before: record, ...changed });
    if (isRefusal(stored)) return stored;
    return answerWith(
      world,
      { operation, statuses: [200, 204, 202], call },
      { kind, record: stored, pointer: role.record },
    );
  };
}

interface Storing extends Changed {
  readonly operation: Operation;
  readonly call: Call;
  readonly before: StoredRecord;
}

/** Writes a changed record; a problem where it is none that an answer can show, or refers to itself. */
export function store(
  world: World,
  kind: Kind,
  { operation, call, before, given, after, isWhole = false }: Storing,
): StoredRecord | Problem {
  const own = kind.collection.references.find(
    ({ field, to }) =>
      to === kind.name && field in given && given[field] !== null && String(after[field]) === String(after[kind.own]),
  );
  if (own !== undefined) return invalid(operation, `${own.field} names the record itself.`, [selfReference(own.field)]);
  const changed = settled(world, kind, { before, after, now: call.now });
  const mayChange = (name: string): boolean => isWhole && isSaid(given[name]);
  const whole = fitted(world, kind, { record: changed, state: call.state, mayChange });
  const record = recordsOf(call.state, kind.name).update(whole);
  writePartners(world, kind, { record, given, surroundings: call });
  const [schema] = kind.shown;
  if (schema === undefined || isShowable(world, kind, { record, schema, state: call.state })) return record;
  return invalid(operation, 'With this change the record would break its schema.');
}

/** To take a property away that has to be there is refused. */
const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

const selfReference = (field: string) => ({
  pointer: `/body/${field}`,
  keyword: 'reference',
  message: 'names the record itself',
});

/** The record as a whole request describes it: what it leaves out gets its default; secrets and what it cannot say stay. */
function createReplacement(world: World, kind: Kind, { operation, role }: Writing): ChangeRecord {
  const intake = createIntake(world, kind, { operation, role });
  const schema = inputSchemaOf(operation, role, world.read);
  return (call, record) => {
    const given = withDefaults(intake.read(call.body), intake.defaults, schema === undefined ? [] : [schema]);
    const stays = Object.entries(record).filter(
      ([name]) => !intake.settable.has(name) && (kind.properties.has(name) || kind.collection.secret.has(name)),
    );
    const secrets = Object.entries(record).filter(([name]) => kind.collection.secret.has(name));
    const key = Object.fromEntries(kind.collection.key.map((name) => [name, record[name]]));
    const whole = { ...Object.fromEntries([...stays, ...secrets]), ...given };
    return { given, after: makeRecord(world, kind, { given: whole, key, surroundings: call }), isWhole: true };
  };
}

interface Patching {
  readonly record: StoredRecord;
  readonly given: Values;
  /** Whether objects inside of the record are merged. */
  readonly isMerged: boolean;
}

export function patched(world: World, kind: Kind, { record, given, isMerged }: Patching): StoredRecord {
  const isRemoved = (name: string): boolean => {
    const schema = kind.properties.get(name);
    return given[name] === null && (schema === undefined || !takesNull(world, schema));
  };
  const changed = Object.entries(given).map(([name, value]) => {
    const schema = kind.properties.get(name);
    return [name, changedValue(world, schema, { before: record[name], value, isMerged })] as const;
  });
  const whole = Object.entries({ ...record, ...Object.fromEntries(changed) });
  return Object.fromEntries(whole.filter(([name]) => !isRemoved(name)));
}

interface ChangedValue {
  readonly before: unknown;
  readonly value: unknown;
  readonly isMerged: boolean;
}

/** Only what no client can send is filled in: a change that leaves too little is to be refused. */
function changedValue(world: World, schema: Schema | undefined, { before, value, isMerged }: ChangedValue): unknown {
  const whole = isMerged ? merged(world, before, { patch: value, schema }) : value;
  if (schema === undefined) return whole;
  const fills = (name: string, property: Schema): boolean => name === 'id' || property.keyword('readOnly') === true;
  const draft = () =>
    world.generator.value(schema.at, { purpose: schema.at.pointer, extent: 'maximal', direction: 'response' });
  return completed(whole, schema, { world, draft, fills });
}
