import type { Reference } from '../../spec/index.js';
import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';
import { declaredProperties, keywordOf } from '../state/declared-properties.js';
import { membersOf } from './body-schema.js';

/** Values that a server would hardly choose itself, for properties that no request may set. */
export function foreignValues(
  session: Session,
  { record, settable }: { readonly record: OwnRecord; readonly settable: ReadonlyMap<string, unknown> },
): Readonly<Record<string, unknown>> {
  const { resources, spec } = session;
  const collection = resources.collections.get(record.collection);
  if (collection?.schema === undefined) return {};
  const partners = new Set([...resources.relations.values()].flatMap(({ field, inverse }) => [field, inverse]));
  const entries = [...declaredProperties(spec, collection.schema)]
    .filter(([name]) => !settable.has(name) && !partners.has(name) && !collection.secret.has(name))
    .map(([name, schema]) => [name, foreignValue(session, schema, record.value[name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Undefined where every value could be the server's own. */
function foreignValue(session: Session, schema: Reference, known: unknown): unknown {
  const members = membersOf(session, schema);
  if (members) return known === undefined ? undefined : members.find((each) => each !== known && each !== null);
  if (typeof known === 'boolean') return !known;
  const types = [keywordOf(session.spec, schema, 'type')].flat();
  if (types.includes('integer') || types.includes('number')) return 987_654;
  return types.includes('string') ? foreignText(session, schema, known) : undefined;
}

function foreignText({ spec, tag }: Session, schema: Reference, known: unknown): string | undefined {
  const text = typeof known === 'string' ? known : '';
  const format = keywordOf(spec, schema, 'format');
  if (format === 'date-time') return '1999-12-31T23:59:59.000Z';
  if (format === 'uuid' || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text)) return uuidOf(tag);
  if (/^[0-9a-f]{24}$/.test(text)) return '0123456789abcdef01234567';
  if (text.includes('@')) return `${tag}.other@example.com`;
  return keywordOf(spec, schema, 'pattern') === undefined ? `${tag}chosen` : undefined;
}

/** A UUID that is the same for the same run. */
function uuidOf(tag: string): string {
  const hex = Buffer.from(tag.padEnd(16, 'x')).toString('hex').slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
