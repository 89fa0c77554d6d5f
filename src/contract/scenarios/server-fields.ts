import type { Operation } from '../../spec/index.js';
import { isSuccess } from '../exchange.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { declaredProperties, keywordOf } from '../state/declared-properties.js';
import { readKey } from '../state/read-key.js';
import { settableOf } from '../state/settable.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';

interface Subject {
  readonly scene: Scene;
  readonly observer: Observer;
  readonly record: OwnRecord;
}

/** Sends along what is the server's to set: ids, times, flags, counts. */
export async function checkServerFields(session: Session, { scene, observer, record }: Subject): Promise<void> {
  const collection = session.resources.collections.get(record.collection);
  if (collection?.schema === undefined) return;
  for (const { operation, role } of rolesOfKind(session, record.collection, ['create', 'patch', 'replace'])) {
    if (!session.mayCall(operation)) continue;
    const settable = settableOf(session.spec, role, operation);
    if (settable.size === 0) continue;
    const forbidden = foreignValues(session, { record, settable: new Set(settable.keys()) });
    if (Object.keys(forbidden).length === 0) continue;
    const title = 'with properties that the server sets';
    if (role.kind !== 'create') {
      const extent = role.kind === 'patch' ? 'maximal' : 'minimal';
      const body = scene.bodyOf(operation, { extent, overrides: forbidden });
      await change(session, scene, { operation, record, body, title });
      await observer.look(record);
      continue;
    }
    await createWith(session, { scene, observer, record }, { operation, forbidden, title });
  }
}

async function createWith(
  session: Session,
  { scene, observer, record }: Subject,
  { operation, forbidden, title }: { operation: Operation; forbidden: Record<string, unknown>; title: string },
): Promise<void> {
  const found = scene.requestFor(operation, record) ?? (await scene.prepare(operation));
  const role = rolesOfKind(session, record.collection, ['create']).find((each) => each.operation === operation)?.role;
  const body = scene.bodyOf(operation, { overrides: forbidden });
  if (found === undefined || role === undefined) return;
  const exchange = await session.send({
    operation,
    phase: 'state',
    title,
    values: { ...found, body },
    intent: { kind: 'open' },
  });
  const key = isSuccess(exchange) ? readKey(role.key, exchange) : undefined;
  if (key) await observer.look({ collection: record.collection, key, value: key, createdBy: exchange.index });
}

/** Values that a server would hardly choose itself, for properties that no request may set. */
function foreignValues(
  session: Session,
  { record, settable }: { record: OwnRecord; settable: ReadonlySet<string> },
): Record<string, unknown> {
  const collection = session.resources.collections.get(record.collection);
  if (collection?.schema === undefined) return {};
  const partners = new Set([...session.resources.relations.values()].flatMap(({ field, inverse }) => [field, inverse]));
  const found: Record<string, unknown> = {};
  for (const [name, schema] of declaredProperties(session.spec, collection.schema)) {
    if (settable.has(name) || partners.has(name) || collection.secret.has(name)) continue;
    const value = foreignValue(session, { schema, known: record.value[name], tag: session.tag });
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function foreignValue(
  { spec }: Session,
  { schema, known, tag }: { schema: Parameters<typeof keywordOf>[1]; known: unknown; tag: string },
): unknown {
  const types = [keywordOf(spec, schema, 'type')].flat();
  const format = keywordOf(spec, schema, 'format');
  const members = keywordOf(spec, schema, 'enum');
  if (Array.isArray(members))
    return known === undefined ? undefined : members.find((member) => member !== known && member !== null);
  if (typeof known === 'boolean') return !known;
  if (types.includes('integer') || types.includes('number')) return 987_654;
  if (!types.includes('string')) return undefined;
  if (format === 'date-time') return '1999-12-31T23:59:59.000Z';
  if (format === 'uuid' || isUuid(known)) return randomId(tag);
  if (typeof known === 'string' && /^[0-9a-f]{24}$/.test(known)) return '0123456789abcdef01234567';
  if (typeof known === 'string' && known.includes('@')) return `${tag}.other@example.com`;
  return keywordOf(spec, schema, 'pattern') === undefined ? `${tag}chosen` : undefined;
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value);

/** A UUID that is the same for the same run. */
const randomId = (tag: string): string => {
  const hex = Buffer.from(tag.padEnd(16, 'x')).toString('hex').slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
