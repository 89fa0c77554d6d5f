import { GenerationError, type Purpose } from '../../generation/index.js';
import { type RecordRole, resourcesOf } from '../../resources/index.js';
import type { MediaType, Operation, Reference } from '../../spec/index.js';
import type { Session } from '../session.js';
import { declaredProperties, keywordOf } from '../state/declared-properties.js';
import { isObject } from '../state/same-value.js';
import { freshKeys } from './fresh-keys.js';
import { nameOf } from './own-record.js';

type Body = Readonly<Record<string, unknown>>;

export interface BodyWish {
  readonly extent?: 'minimal' | 'maximal';
  /** Values by the names that they have in the request. */
  readonly overrides?: Body;
}

/** Makes bodies that a server has to accept as far as the document tells, each with names of its own. */
export function createBodies(session: Session): (operation: Operation, wish?: BodyWish) => unknown {
  return (operation, { extent = 'minimal', overrides = {} } = {}) => {
    const media = mediaOf(operation);
    if (media?.schema === undefined) return undefined;
    const serial = session.nextSerial();
    const purpose = `${operation.id} ${session.history.length} ${serial}`;
    const generated = generate(session, media.schema, { purpose, extent, direction: 'request' });
    if (!isObject(generated)) return generated;
    const whole = { ...needed(session, operation, purpose), ...generated };
    const chosen = chooseAccepted(operation, chooseWords(session, media, whole), serial);
    const keys = freshKeys(session, operation, { schema: media.schema, body: chosen, serial });
    return { ...chosen, ...keys, ...referTo(session, operation, generated), ...fitting(session, media, overrides) };
  };
}

const mediaOf = ({ requestBody }: Operation): MediaType | undefined => Object.values(requestBody?.content ?? {})[0];

/** A schema that no value can be made for is told of, and its body left out. */
function generate(session: Session, schema: Reference, purpose: Purpose): unknown {
  try {
    return session.values.value(schema, purpose);
  } catch (error) {
    if (!(error instanceof GenerationError)) throw error;
    session.note(error.message);
    return undefined;
  }
}

/** Optional properties that a server must need all the same. */
function needed(session: Session, operation: Operation, purpose: string): Body {
  const wanted = resourcesOf(operation).requires ?? [];
  const schema = mediaOf(operation)?.schema;
  if (wanted.length === 0 || schema === undefined) return {};
  const whole = generate(session, schema, { purpose, extent: 'maximal', direction: 'request' });
  return isObject(whole) ? Object.fromEntries(wanted.map((name) => [name, whole[name]])) : {};
}

/** Words of an enumeration as the document's first example has them: not every member can be given at any time. */
function chooseWords({ spec }: Session, { schema, examples }: MediaType, body: Body): Body {
  const example = Object.values(examples).find(isObject);
  if (schema === undefined || example === undefined) return body;
  const declared = declaredProperties(spec, schema);
  return mapEntries(body, (name, value) => {
    const place = declared.get(name);
    const isWord = place !== undefined && Array.isArray(keywordOf(spec, place, 'enum'));
    return isWord && Object.hasOwn(example, name) ? example[name] : value;
  });
}

/** Wishes that the schema does not rule out: it may take no other names, and a role in a group need not be a role of a user. */
function fitting({ spec }: Session, { schema }: MediaType, overrides: Body): Body {
  if (schema === undefined) return overrides;
  const declared = declaredProperties(spec, schema);
  const isClosed = keywordOf(spec, schema, 'additionalProperties') === false;
  const kept = Object.entries(overrides).filter(([name, value]) => {
    const place = declared.get(name);
    if (place === undefined && isClosed) return false;
    const members = place && keywordOf(spec, place, 'enum');
    return !Array.isArray(members) || members.includes(value);
  });
  return Object.fromEntries(kept);
}

/** Only values that a server has to accept, one after the other; none where it has to accept none. */
function chooseAccepted(operation: Operation, body: Body, serial: number): Body {
  const { accepts = {} } = resourcesOf(operation);
  const kept = Object.entries(body).filter(([name]) => accepts[name]?.length !== 0);
  return mapEntries(Object.fromEntries(kept), (name, value) => {
    const allowed = accepts[name];
    return allowed === undefined || allowed.includes(value) ? value : allowed[serial % allowed.length];
  });
}

const mapEntries = (body: Body, change: (name: string, value: unknown) => unknown): Body =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, change(name, value)]));

/** Keys of own records where a body refers to others; no partners yet where it names many. */
function referTo(session: Session, operation: Operation, body: Body): Body {
  const roles = session.resources.rolesOf(operation).filter((role): role is RecordRole => 'key' in role);
  return Object.assign({}, ...roles.map((role) => referencesOf(session, role, body))) as Body;
}

function referencesOf(session: Session, role: RecordRole, body: Body): Body {
  const { collection, input, key } = role;
  const inBody = Object.keys(body).flatMap((name) => {
    const property = input?.names[name] ?? name;
    if (isPartners(session.resources, collection, property)) return [[name, []] as const];
    const target = targetOf(session, collection, property);
    if (target === undefined) return [];
    const other = target === collection ? elderName(session, target) : newestName(session, target);
    return other === undefined ? [] : [[name, other] as const];
  });
  const inKey = Object.entries(key).flatMap(([property, source]) => {
    const target = source.in === 'request' ? targetOf(session, collection, property) : undefined;
    const newest = target && newestName(session, target);
    return source.in === 'request' && newest !== undefined ? [[source.pointer.slice(1), newest] as const] : [];
  });
  return Object.fromEntries([...inBody, ...inKey]);
}

/** The collection that a property refers to. */
const targetOf = ({ resources }: Session, collection: string, property: string): string | undefined =>
  resources.collections.get(collection)?.references.find(({ field }) => field === property)?.to;

/** Nobody is their own manager: the newest record is often the one that is written. */
function elderName({ state }: Session, collection: string): unknown {
  const [eldest, ...others] = state.live(collection);
  return eldest && others.length > 0 ? nameOf(eldest) : null;
}

function newestName({ state }: Session, collection: string): unknown {
  const newest = state.live(collection).at(-1);
  return newest && nameOf(newest);
}

const isPartners = ({ relations }: Session['resources'], collection: string, property: string): boolean =>
  [...relations.values()].some(
    ({ from, to, field, inverse }) =>
      (from === collection && field === property) || (to === collection && inverse === property),
  );
