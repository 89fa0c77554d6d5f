import { isSuccess } from '../exchange.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import { hasStatus } from '../proof.js';
import type { Session } from '../session.js';
import { settableOf } from '../state/settable.js';
import { rolesOfKind } from './observer.js';

interface Subject {
  readonly scene: Scene;
  readonly collection: string;
}

/** Addresses a record by its id in every way that means the same: percent-encoded where it need not be, and not where it need not be. */
export async function checkEncodedIds(session: Session, { scene, collection }: Subject): Promise<void> {
  const record = (await withPlus(session, { scene, collection })) ?? (await scene.fresh(collection));
  if (record === undefined) return;
  const users = [
    ...rolesOfKind(session, collection, ['read']).slice(0, 1),
    ...rolesOfKind(session, collection, ['patch']).slice(0, 1),
    ...rolesOfKind(session, collection, ['delete']).slice(0, 1),
  ];
  for (const { operation, role } of users) {
    if (!session.mayCall(operation)) continue;
    const [property, source] = Object.entries(role.key).at(-1) ?? [];
    if (property === undefined || source?.in !== 'path') continue;
    await address(session, scene, { operation, record, parameter: source.name, id: String(record.key[property]) });
  }
}

/** A record whose id holds a plus sign, where clients choose ids and plus signs are usual: e-mail addresses. */
async function withPlus(session: Session, { scene, collection }: Subject): Promise<OwnRecord | undefined> {
  const creator = rolesOfKind(session, collection, ['create']).find(({ operation }) => session.mayCall(operation));
  const [property] = session.resources.collections.get(collection)?.key.slice(-1) ?? [];
  if (creator === undefined || property === undefined) return undefined;
  const isChosen = settableOf(session.spec, creator.role, creator.operation).has(property);
  const body = isChosen ? scene.bodyOf(creator.operation) : undefined;
  const id = (body as Readonly<Record<string, unknown>> | undefined)?.[property];
  if (typeof id !== 'string' || !id.includes('@')) return undefined;
  return scene.fresh(collection, { overrides: { [property]: id.replace('@', '+box@') } });
}

async function address(
  session: Session,
  scene: Scene,
  {
    operation,
    record,
    parameter,
    id,
  }: {
    operation: Parameters<Scene['requestFor']>[0];
    record: OwnRecord;
    parameter: string;
    id: string;
  },
): Promise<void> {
  const found = scene.requestFor(operation, record);
  const isBodied = operation.requestBody?.required === true;
  const values = { ...found, ...(isBodied && { body: scene.bodyOf(operation) }) };
  const send = (text: string, title: string) =>
    session.send({
      operation,
      phase: 'state',
      title,
      values,
      intent: { kind: 'open' },
      raw: { path: { [parameter]: text } },
    });
  const isDelete = operation.method === 'delete';
  const plain = isDelete ? undefined : await send(encodeURIComponent(id), 'with the usual encoding of its id');
  if (plain !== undefined && !isSuccess(plain)) return;
  for (const { text, how } of spellings(id).slice(0, isDelete ? 1 : undefined)) {
    const exchange = await send(text, how);
    if (isSuccess(exchange) || exchange.response.status >= 500) continue;
    session.report({
      check: 'percent-encoded-ids-work',
      basis: 'protocol',
      severity: 'error',
      operation: operation.id,
      pointer: `/path/${parameter}`,
      message: `${operation.id} does not find a record ${how}; a path is percent-decoded once, and a plus sign in it is a plus sign.`,
      expected: '2XX',
      received: String(exchange.response.status),
      evidence: [record.createdBy, exchange.index],
      proof: hasStatus(-1, ['2XX']),
    });
  }
}

/** Texts that mean the same id (RFC 3986 section 6.2.2.2). */
function spellings(id: string): readonly { readonly text: string; readonly how: string }[] {
  const encoded = encodeURIComponent(id);
  const [first = '', ...rest] = encoded;
  const over = /[A-Za-z0-9]/.test(first)
    ? `%${first.charCodeAt(0).toString(16).toUpperCase()}${rest.join('')}`
    : encoded;
  const bare = encoded.replaceAll('%2B', '+').replaceAll('%40', '@');
  return [
    ...(bare === encoded
      ? []
      : [{ text: bare, how: `with the ${id.includes('+') ? 'plus' : 'at'} sign of its id as it is` }]),
    { text: over, how: 'with its id percent-encoded where it need not be' },
  ];
}
