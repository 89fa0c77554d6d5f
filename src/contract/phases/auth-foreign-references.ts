import type { KeySources, LinkRole, ResourceModel, Role } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { isRefusal, isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import { unknownLike } from '../scene/unknown-like.js';
import { type ForeignRecord, nameOf } from './auth-foreign-record.js';
import { bodyOfOperation, isObject, prepareRequest, type Stage, sendShot } from './coverage-stage.js';

/** Own records cannot refer to foreign ones, where they cannot refer to what does not exist. */
export async function referToForeign(stage: Stage, record: ForeignRecord): Promise<void> {
  const { session } = stage;
  for (const operation of session.spec.operations) {
    const isTried = session.mayCall(operation) && session.isChosen(operation);
    if (!isTried || bodyOfOperation(operation) === undefined) continue;
    for (const { name, isList } of referencesIn(stage, operation, record.collection)) {
      await refer(stage, operation, { record, name, isList });
    }
  }
}

interface Attempt {
  readonly record: ForeignRecord;
  /** Of the property in the request. */
  readonly name: string;
  readonly isList: boolean;
}

async function refer(stage: Stage, operation: Operation, { record, name, isList }: Attempt): Promise<void> {
  const send = async (key: unknown, title: string) => {
    const values = await prepareRequest(stage, operation);
    if (values === undefined || !isObject(values.body)) return undefined;
    const body = { ...values.body, [name]: isList ? [key] : key };
    return sendShot(stage, operation, { title, values: { ...values, body }, intent: { kind: 'open' } });
  };
  // A server that takes any key whatsoever tells nothing of others.
  const unknown = await send(unknownLike(nameOf(record)), `with a ${name} that does not exist`);
  if (unknown === undefined || !isRefusal(unknown)) return;
  const foreign = await send(nameOf(record), `with a ${name} that belongs to ${record.owner}, of another organisation`);
  if (foreign === undefined || !isSuccess(foreign)) return;
  const documented = ['400', '404', '422'].some((status) => Object.hasOwn(operation.responses, status));
  stage.session.report({
    check: 'unknown-id-is-404',
    basis: 'declaration',
    severity: documented ? 'error' : 'observation',
    operation: operation.id,
    pointer: `/body/${name}`,
    message: `${operation.id} refuses a ${name} that does not exist, and takes one that belongs to another organisation.`,
    expected: '4XX',
    received: String(foreign.response.status),
    at: operation,
    evidence: [record.madeBy, foreign.index],
    proof: hasStatus(-1, ['4XX']),
  });
}

/** Properties of the body that name records of the collection: its references, its partners, or the key of a pair. */
function referencesIn(
  stage: Stage,
  operation: Operation,
  collection: string,
): readonly Pick<Attempt, 'name' | 'isList'>[] {
  const { session, scene } = stage;
  const whole = scene.bodyOf(operation, { extent: 'maximal' });
  if (!isObject(whole)) return [];
  const roles = session.resources.rolesOf(operation);
  const names = new Set(roles.flatMap((role) => namesIn(stage, role, collection)));
  return [...names].flatMap((name) =>
    Object.hasOwn(whole, name) ? [{ name, isList: Array.isArray(whole[name]) }] : [],
  );
}

function namesIn({ session: { resources } }: Stage, role: Role, to: string): readonly string[] {
  if (role.kind === 'link') return endsOf(resources, role, to);
  if (!('input' in role) || role.input.pointer !== '') return [];
  const { names } = role.input;
  const fields = [...referencesTo(resources, role.collection, to), ...partnersOf(resources, role.collection, to)];
  return fields.map((field) => Object.keys(names).find((name) => names[name] === field) ?? field);
}

function endsOf({ relations }: ResourceModel, role: LinkRole, to: string): readonly string[] {
  const relation = relations.get(role.relation);
  return (['from', 'to'] as const).flatMap((side) => (relation?.[side] === to ? inRequest(role[side]) : []));
}

const referencesTo = ({ collections }: ResourceModel, from: string, to: string): readonly string[] =>
  (collections.get(from)?.references ?? []).filter((reference) => reference.to === to).map(({ field }) => field);

const partnersOf = ({ relations }: ResourceModel, of: string, to: string): readonly string[] =>
  [...relations.values()].flatMap((relation) => [
    ...(relation.from === of && relation.to === to ? [relation.field ?? []] : []).flat(),
    ...(relation.to === of && relation.from === to ? [relation.inverse ?? []] : []).flat(),
  ]);

const inRequest = (key: KeySources): readonly string[] =>
  Object.values(key).flatMap((source) => (source.in === 'request' ? [source.pointer.slice(1)] : []));
