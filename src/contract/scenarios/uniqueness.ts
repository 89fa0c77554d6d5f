import type { UniqueKey } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { type OwnRecord, toOwnRecord } from '../scene/own-record.js';
import type { Session } from '../session.js';
import { isObject } from '../state/same-value.js';
import { change } from './change.js';
import { type RecordOperation, rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

interface Rivals {
  /** Whose values are taken, and who tries to take them. */
  readonly holder: OwnRecord;
  readonly other: OwnRecord;
}

/** Tries to take unique values that a record has: by creating, by changing, in another case. */
export async function checkUniqueness(scenario: Scenario, { holder, other }: Rivals): Promise<void> {
  const collection = scenario.session.resources.collections.get(holder.collection);
  if (collection === undefined) return;
  const { unique, key, basis, name } = collection;
  for (const each of unique) {
    await takeByCreate(scenario, holder, each);
    await takeByUpdate(scenario, { holder, other }, each);
  }
  await takeAfterRefusals(scenario, other, unique);
  const isKeyUnique = unique.some(({ fields }) => fields.join() === key.join());
  if (!isKeyUnique) await takeByCreate(scenario, holder, { fields: key, ignoreCase: false, basis });
  await scenario.observer.lookAround(name);
}

/** What was refused has not given up what the record had. */
async function takeAfterRefusals(scenario: Scenario, other: OwnRecord, unique: readonly UniqueKey[]): Promise<void> {
  const record = scenario.session.state.find(other.collection, other.key);
  if (record === undefined) return;
  for (const each of unique) await takeByCreate(scenario, toOwnRecord(record), each);
}

async function takeByCreate(scenario: Scenario, holder: OwnRecord, unique: UniqueKey): Promise<void> {
  const { session, scene } = scenario;
  for (const { operation } of rolesOfKind(session, holder.collection, ['create'])) {
    const taken = takenValues(session, operation, { unique, holder });
    const found = scene.requestFor(operation, holder) ?? (await scene.prepare(operation));
    if (taken === undefined || found === undefined) continue;
    for (const { values, title } of variantsOf(taken, unique)) {
      const body = scene.bodyOf(operation, { overrides: values, extent: 'maximal' });
      const intent = { kind: 'conflict', fields: unique.fields } as const;
      await session.send({ operation, phase: 'state', title, values: { ...found, body }, intent });
    }
  }
}

async function takeByUpdate(scenario: Scenario, { holder, other }: Rivals, unique: UniqueKey): Promise<void> {
  const { session, observer } = scenario;
  for (const update of rolesOfKind(session, other.collection, ['patch', 'replace'])) {
    const { operation } = update;
    const taken = takenValues(session, operation, { unique, holder });
    const variants = taken === undefined ? [] : variantsOf(taken, unique);
    for (const { values, title } of variants) {
      for (const body of bodiesWith(scenario, update, values)) {
        const intent = { kind: 'conflict', fields: unique.fields } as const;
        await change(scenario, { operation, record: other, body, title, intent });
        await observer.look(other);
      }
    }
  }
}

/** A patch also names other properties, so that a change that is half done shows. */
function bodiesWith({ scene }: Scenario, { operation, role }: RecordOperation, overrides: Taken): readonly unknown[] {
  const whole = scene.bodyOf(operation, { extent: 'maximal', overrides });
  return role.kind === 'patch' ? [overrides, whole] : [whole];
}

type Taken = Readonly<Record<string, unknown>>;

/** The holder's values by the names that an operation's body has for them. */
function takenValues(
  session: Session,
  operation: Operation,
  { unique, holder }: { readonly unique: UniqueKey; readonly holder: OwnRecord },
): Taken | undefined {
  const [input] = session.resources.rolesOf(operation).flatMap((role) => ('input' in role ? [role.input] : []));
  const names = Object.entries(input?.names ?? {});
  const known = namesInBody(session, operation);
  const entries = unique.fields.flatMap((field) => {
    const name = names.find(([, property]) => property === field)?.[0] ?? field;
    const value = holder.value[field];
    return known.includes(name) && value !== undefined ? [[name, value] as const] : [];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function namesInBody(session: Session, { requestBody }: Operation): readonly string[] {
  const [media] = Object.values(requestBody?.content ?? {});
  const purpose = { purpose: 'names', extent: 'maximal', direction: 'request' } as const;
  const generated = media?.schema && session.values.value(media.schema, purpose);
  return isObject(generated) ? Object.keys(generated) : [];
}

/** As they are, and in capitals where the case does not count. */
function variantsOf(
  taken: Taken,
  { ignoreCase }: UniqueKey,
): readonly { readonly values: Taken; readonly title: string }[] {
  const title = `with the ${Object.keys(taken).join(' and ')} of another record`;
  const exact = { values: taken, title };
  if (!ignoreCase) return [exact];
  const capitals = Object.entries(taken).map(([name, value]) => [name, inCapitals(value)] as const);
  return [exact, { values: Object.fromEntries(capitals), title: `${title}, in capitals` }];
}

const inCapitals = (value: unknown): unknown => (typeof value === 'string' ? value.toUpperCase() : value);
