import type { Reference } from '../../spec/index.js';
import { canBeShown } from '../scene/can-be-shown.js';
import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';
import { keywordOf } from '../state/declared-properties.js';
import { isObject } from '../state/same-value.js';
import { settableOf } from '../state/settable.js';
import { membersOf, requiredInBody } from './body-schema.js';
import { change } from './change.js';
import type { RecordOperation } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Changes one property at a time, so that whatever else changes shows. */
export async function changeEach(scenario: Scenario, update: RecordOperation, record: OwnRecord): Promise<void> {
  const { session, scene, observer } = scenario;
  const { operation, role } = update;
  const required = requiredInBody(session, operation);
  for (const [property, schema] of wordsFirst(session, settableOf(session.spec, role, operation))) {
    const whole = scene.bodyOf(operation, { extent: 'maximal' });
    const name = nameInRequest(update, property);
    if (!isObject(whole) || !Object.hasOwn(whole, name)) continue;
    const kept = Object.fromEntries(required.map((each) => [each, whole[each]]));
    for (const { value, title, isPart = false } of valuesFor(scenario, update, { name, schema, value: whole[name] })) {
      const isCertain = isPart || canBeShown(session, record.collection, { property, value });
      const intent = { kind: 'valid', isCertain } as const;
      await change(scenario, { operation, record, body: { ...kept, [name]: value }, title, intent });
      await observer.look(record);
    }
  }
}

const nameInRequest = ({ role }: RecordOperation, property: string): string =>
  Object.entries(role.input?.names ?? {}).find(([, target]) => target === property)?.[0] ?? property;

/** Words and flags first: whatever falls back to a default later then shows. */
function wordsFirst(
  session: Session,
  settable: ReadonlyMap<string, Reference>,
): readonly (readonly [string, Reference])[] {
  const isWord = ([, schema]: readonly [string, Reference]): boolean =>
    membersOf(session, schema) !== undefined || keywordOf(session.spec, schema, 'type') === 'boolean';
  return [...settable].sort((one, other) => Number(isWord(other)) - Number(isWord(one)));
}

interface Property {
  readonly name: string;
  readonly schema: Reference;
  readonly value: unknown;
}

interface Attempt {
  readonly value: unknown;
  readonly title: string;
  /** Whether the rest of it stays. */
  readonly isPart?: boolean;
}

/** Values for one property, each worth a request of its own. They are made one by one, as the state goes on. */
function* valuesFor(
  scenario: Scenario,
  update: RecordOperation,
  { name, schema, value }: Property,
): Generator<Attempt, void, void> {
  yield { value, title: `with another ${name} alone` };
  if (typeof value === 'boolean') yield { value: !value, title: `with the opposite ${name}` };
  for (const member of firstMembers(scenario.session, schema)) yield { value: member, title: `with another ${name}` };
  const part = isObject(value) && update.role.input?.nested === 'merge' ? partOf(scenario, update, name) : undefined;
  if (part) yield { value: part, title: `with a part of ${name} alone`, isPart: true };
  if (acceptsNull(scenario.session, schema)) {
    yield { value: null, title: `with null for ${name}` };
    yield { value, title: `with ${name} again` };
  }
  if (Array.isArray(value) && value.length > 0) yield { value: [], title: `with an empty list of ${name}` };
}

/** The most words of an enumeration that are tried. */
const mostMembers = 4;

/** Words of an enumeration, the default first, so that the record ends with another one. */
function firstMembers(session: Session, schema: Reference): readonly unknown[] {
  const members = membersOf(session, schema) ?? [];
  const standard = keywordOf(session.spec, schema, 'default');
  const isStandard = (member: unknown): boolean => member === standard;
  return [...members].sort((one, other) => Number(isStandard(other)) - Number(isStandard(one))).slice(0, mostMembers);
}

/** The first property of a new value for an object. */
function partOf(
  { scene }: Scenario,
  { operation }: RecordOperation,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const whole = scene.bodyOf(operation, { extent: 'maximal' });
  const value = isObject(whole) ? whole[name] : undefined;
  const [part] = isObject(value) ? Object.entries(value) : [];
  return part && { [part[0]]: part[1] };
}

function acceptsNull({ spec }: Session, schema: Reference): boolean {
  const types = keywordOf(spec, schema, 'type');
  const alternatives = [keywordOf(spec, schema, 'oneOf'), keywordOf(spec, schema, 'anyOf')].flat();
  return (Array.isArray(types) && types.includes('null')) || alternatives.some(isNull);
}

function isNull(schema: unknown): boolean {
  const { type } = isObject(schema) ? schema : {};
  return type === 'null';
}
