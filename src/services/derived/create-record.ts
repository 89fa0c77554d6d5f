import { isProblem, type Problem } from '../../http/index.js';
import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { StoredRecord } from '../../state/index.js';
import { answerWith } from './answer-of.js';
import { fitted } from './fit.js';
import { chosenKey, createIntake, withDefaults } from './input.js';
import { inputSchemaOf, type Kind } from './kind.js';
import { makeRecord } from './make-record.js';
import { writePartners } from './pairs.js';
import { settled } from './settle.js';
import {
  type Call,
  type Handle,
  isObject,
  kindOf,
  ownersIn,
  recordsOf,
  type Surroundings,
  unknown,
  type Values,
  type World,
} from './world.js';

/** POST on a collection: a new record from what the client said. */
export function createHandler(world: World, operation: Operation, role: RecordRole): Handle {
  const kind = kindOf(world, role.collection);
  const create = createMaker(world, kind, { operation, role });
  return (call) => {
    const missing =
      refuseOutside(world, kind, { key: { ...placeFor(world, kind, call), ...chosenKey(kind, role, call) }, call }) ??
      refuseOwners(world, kind, { role, call });
    if (missing) return missing;
    const record = create(call);
    return answerWith(
      world,
      { operation, statuses: [201, 200, 204, 202], call },
      { kind, record, pointer: role.record },
    );
  };
}

/** Inserts the record that a call describes. Throws a ConstraintViolation. */
export function createMaker(world: World, kind: Kind, { operation, role }: Writing): (call: Call) => StoredRecord {
  const intake = createIntake(world, kind, { operation, role });
  const schema = inputSchemaOf(operation, role, world.read);
  return (call) => {
    const given = withDefaults(intake.read(call.body), intake.defaults, schema === undefined ? [] : [schema]);
    const wished = intake.wishedKey(call.body);
    return insert(world, kind, {
      given: { ...given, ...ownersIn(kind, role.key, call) },
      key: { ...placeFor(world, kind, call), ...presentIn({ ...wished, ...chosenKey(kind, role, call) }) },
      surroundings: call,
    });
  };
}

/** What is created elsewhere than in its container is put into one that is there, or is the caller's: `POST /user/repos`. */
function placeFor(world: World, { collection, name }: Kind, { state, caller }: Call): Values {
  const container = world.kinds.get(collection.container ?? '');
  const [first] = recordsOf(state, container?.name ?? name).slice(0, 1);
  const names = container?.collection.key ?? collection.key;
  return Object.fromEntries(
    collection.key.slice(0, -1).map((part, index) => [part, first?.[names[index] ?? part] ?? caller?.id ?? 'somebody']),
  );
}

export interface Writing {
  readonly operation: Operation;
  readonly role: RecordRole;
}

const presentIn = (key: Values): Values =>
  Object.fromEntries(Object.entries(key).filter(([, value]) => value !== undefined && value !== null));

export interface Insertion {
  readonly given: Values;
  readonly key: Values;
  readonly surroundings: Surroundings;
}

export function insert(world: World, kind: Kind, insertion: Insertion): StoredRecord {
  const { state, now } = insertion.surroundings;
  const made = makeRecord(world, kind, insertion);
  const after = settled(world, kind, { before: undefined, after: made, now });
  const record = recordsOf(state, kind.name).insert(
    fitted(world, kind, { record: after, state, mayChange: () => true }),
  );
  writePartners(world, kind, { record, given: insertion.given, surroundings: insertion.surroundings });
  return record;
}

/** A problem where what the record is to be inside of is not there. */
export function refuseOutside(
  world: World,
  { collection }: Kind,
  { key, call }: { readonly key: Values; readonly call: Pick<Call, 'state'> },
): Problem | undefined {
  const container = collection.container === undefined ? undefined : world.kinds.get(collection.container);
  if (container === undefined) return undefined;
  const texts = collection.key.slice(0, -1).map((name) => String(key[name]));
  return recordsOf(call.state, container.name).get(...texts) === undefined ? unknown(container, texts) : undefined;
}

/** A problem where what the path puts a record into is not there. */
function refuseOwners(
  world: World,
  kind: Kind,
  { role, call }: { readonly role: RecordRole; readonly call: Call },
): Problem | undefined {
  for (const [field, value] of Object.entries(ownersIn(kind, role.key, call))) {
    const reference = kind.collection.references.find((one) => one.field === field);
    const owner = reference && world.kinds.get(reference.to);
    const key = [String(value)];
    if (owner !== undefined && recordsOf(call.state, owner.name).get(...key) === undefined) return unknown(owner, key);
  }
  return undefined;
}

export const isRefusal = (value: unknown): value is Problem => isObject(value) && isProblem(value);
