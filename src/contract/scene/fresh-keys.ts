import type { Operation, Reference } from '../../spec/index.js';
import type { Session } from '../session.js';
import { declaredProperties } from '../state/declared-properties.js';

type Body = Readonly<Record<string, unknown>>;

/** Keys that a client chooses, as nobody else has them: numbers beyond the usual ones, texts with the tag of the run in them. */
export function freshKeys(
  session: Session,
  operation: Operation,
  { schema, body, serial }: { readonly schema: Reference; readonly body: Body; readonly serial: number },
): Body {
  const declared = declaredProperties(session.spec, schema);
  const chosen = chosenBy(session, operation).filter((name) => Object.hasOwn(body, name));
  return Object.fromEntries(
    chosen.flatMap((name) => {
      const place = declared.get(name);
      const candidates = candidatesFor(body[name], session.tag, serial);
      const fresh = place && candidates.find((value) => session.values.accepts(place, value));
      return fresh === undefined ? [] : [[name, fresh] as const];
    }),
  );
}

/** Properties on top of the body of a create that hold the last part of the key: what the answer says of it, a client may have chosen, too. */
function chosenBy({ resources }: Session, operation: Operation): readonly string[] {
  return resources.rolesOf(operation).flatMap((role) => {
    if (role.kind !== 'create') return [];
    const own = resources.collections.get(role.collection)?.key.at(-1) ?? '';
    const source = role.key[own];
    if (source?.in === 'request') return source.pointer.split('/').slice(1, 2);
    return source?.in === 'response' ? source.pointer.split('/').slice(-1) : [];
  });
}

function candidatesFor(value: unknown, tag: string, serial: number): readonly unknown[] {
  if (typeof value === 'number' && Number.isInteger(value)) return [beyond + (numberOf(tag) % beyond) + serial];
  if (typeof value !== 'string' || value.includes(tag)) return [];
  return [`${value}-${tag}${serial}`, `${tag}${serial}`];
}

/** More than there are records, and a 32-bit integer still. */
const beyond = 1_000_000;

const numberOf = (text: string): number => Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 1e9, 7);
