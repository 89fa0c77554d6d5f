import type { Endpoint } from '../document/endpoint.js';
import { nounOf, plain } from '../document/names.js';
import { isSameRecord, type Schema } from '../document/schema.js';
import type { Basis, KeySources, LinkRole, RelatedRole, Relation, Source } from '../resource-model.js';
import { type ListPlace, pointerTo } from './body-shape.js';
import type { Context } from './context.js';
import { bodyOf, type Draft, type Group, isList, shownList } from './draft.js';
import { toListItems } from './list-items.js';
import type { RoleOf } from './record-roles.js';

/** A group of endpoints that joins two collections: `/groups/{}/members`. */
export interface Junction {
  readonly group: Group;
  readonly outer: Draft;
  readonly partner: Draft;
}

/** The collection whose records a group lists inside of another collection's; undefined where it is a collection of its own. */
export function partnerOf(
  group: Group,
  outer: Draft,
  { drafts, context }: { drafts: readonly Draft[]; context: Context },
): Draft | undefined {
  const others = drafts.filter((draft) => isReachable(draft, outer));
  const item = group.endpoints.find((endpoint) => endpoint.item !== undefined)?.item;
  const named = item === undefined ? undefined : others.find((draft) => namesKeyOf(item, draft));
  const listed = others.find((draft) => listsRecordsOf(draft, group, context) && !pointsBack(draft, outer));
  if (item !== undefined) return named ?? (listed && item !== '' ? listed : undefined);
  const joined = group.endpoints.flatMap((endpoint) => linkedIn(endpoint, others, context) ?? [])[0]?.draft;
  return listed ?? joined;
}

/** Whether the paths of a collection begin as those of another do, or nowhere. */
const isReachable = (draft: Draft, outer: Draft): boolean =>
  draft.containers.length === 0 ||
  draft.base.slice(0, draft.base.lastIndexOf('/')) === outer.base.slice(0, outer.base.lastIndexOf('/'));

/** `userId`, `user_id`, `user`, or `username` where that is the key. */
function namesKeyOf(name: string, draft: Draft): boolean {
  const noun = nounOf(draft.noun);
  const word = plain(name);
  return (
    word === noun || word === plain(`${noun}_${draft.own}`) || (plain(draft.own) !== 'id' && word === plain(draft.own))
  );
}

function listsRecordsOf(draft: Draft, { endpoints, noun }: Group, context: Context): boolean {
  return endpoints.filter(isList).some((endpoint) => {
    const place = shownList(endpoint, (schema) => schema.properties.has(draft.own), context);
    return place !== undefined && (isSameRecord(place.item, draft.record) || nounOf(noun) === nounOf(draft.noun));
  });
}

/** One thing has many: the task says which project it is in, so a list of a project's tasks is no relation of its own. */
const pointsBack = ({ record }: Draft, outer: Draft): boolean =>
  [...record.properties].some(
    ([name, schema]) => !schema.types.has('array') && plain(name) === plain(`${nounOf(outer.noun)}_${outer.own}`),
  );

/** The only property of a request body that names the key of a record: `{userId}`. */
function linkedIn(
  endpoint: Endpoint,
  drafts: readonly Draft[],
  context: Context,
): { draft: Draft; pointer: string } | undefined {
  const properties = bodyOf(endpoint, context)?.properties ?? new Map<string, Schema>();
  for (const [name, schema] of properties) {
    const draft =
      schema.types.has('string') || schema.types.has('integer')
        ? drafts.find((other) => namesKeyOf(name, other))
        : undefined;
    if (draft !== undefined) return { draft, pointer: pointerTo(name) };
  }
  const [only, ...more] = properties;
  const isKey = only !== undefined && more.length === 0 && plain(only[0]) === 'id' && drafts.length === 1;
  return isKey && drafts[0] ? { draft: drafts[0], pointer: pointerTo(only[0]) } : undefined;
}

export type JunctionRole = RoleOf<LinkRole | RelatedRole>;

export interface FoundRelations {
  readonly relations: readonly Relation[];
  readonly roles: readonly JunctionRole[];
}

/** Relations that paths show. Those that are written somewhere come first: the others may be their other side. */
export function relationsOf(
  junctions: readonly Junction[],
  known: readonly Relation[],
  context: Context,
): FoundRelations {
  const relations: Relation[] = [...known];
  const roles: JunctionRole[] = [];
  const isWritten = ({ group }: Junction): boolean => group.endpoints.some(isLinking);
  for (const junction of [...junctions.filter(isWritten), ...junctions.filter((one) => !isWritten(one))]) {
    const { relation, side, isNew } = relationOf(junction, relations);
    if (isNew) relations.push(relation);
    roles.push(
      ...junction.group.endpoints.flatMap((endpoint) =>
        junctionRoles(endpoint, { ...junction, relation, side }, context),
      ),
    );
  }
  return { relations: relations.slice(known.length), roles };
}

const isLinking = ({ operation }: Endpoint): boolean => operation.method !== 'get';

interface Side {
  readonly relation: Relation;
  readonly side: 'from' | 'to';
}

function relationOf(
  { group, outer, partner }: Junction,
  relations: readonly Relation[],
): Side & { readonly isNew: boolean } {
  const between = relations.filter(
    ({ from, to }) => [from, to].includes(outer.name) && [from, to].includes(partner.name),
  );
  const [same] = between;
  if (same !== undefined && between.length === 1)
    return { relation: same, side: same.from === outer.name ? 'from' : 'to', isNew: false };
  const basis: Basis = group.endpoints.some(isLinking) ? 'document' : 'inferred';
  return {
    relation: { name: `${outer.name}.${group.noun}`, basis, from: outer.name, to: partner.name },
    side: 'from',
    isNew: true,
  };
}

type Joined = Junction & Side;

function junctionRoles(endpoint: Endpoint, joined: Joined, context: Context): readonly JunctionRole[] {
  const { operation } = endpoint;
  const of = keyInPath(joined.outer, endpoint.containers);
  const role = isList(endpoint)
    ? relatedRole(endpoint, { ...joined, of }, context)
    : linkRole(endpoint, { ...joined, of }, context);
  return role === undefined ? [] : [{ operation, role }];
}

/** The first path parameters are the key of what the others are inside of. */
const keyInPath = ({ containers, own }: Draft, parameters: readonly string[]): KeySources =>
  Object.fromEntries([...containers, own].map((name, index) => [name, { in: 'path', name: parameters[index] ?? '' }]));

function linkRole(
  endpoint: Endpoint,
  { relation, side, partner, of }: Joined & { of: KeySources },
  context: Context,
): LinkRole | undefined {
  const kind = kindOf(endpoint);
  const source = sourceOf(endpoint, partner, context);
  if (kind === undefined || source === undefined) return undefined;
  const shared = Object.fromEntries(
    partner.containers.map((name, index) => [name, { in: 'path', name: endpoint.containers[index] ?? '' }] as const),
  );
  const other: KeySources = { ...shared, [partner.own]: source };
  const ends = side === 'from' ? { from: of, to: other } : { from: other, to: of };
  return { kind, relation: relation.name, basis: relation.basis, ...ends };
}

function kindOf({ operation, item, verb }: Endpoint): LinkRole['kind'] | undefined {
  if (verb === 'delete' || (verb === undefined && operation.method === 'delete')) return 'unlink';
  if (verb === 'create' || (verb === undefined && operation.method === 'post')) return 'link';
  return verb === undefined && operation.method === 'put' && item !== undefined ? 'link' : undefined;
}

function sourceOf(endpoint: Endpoint, partner: Draft, context: Context): Source | undefined {
  if (endpoint.item !== undefined) return { in: 'path', name: endpoint.item };
  const query = endpoint.operation.parameters.find(
    ({ in: at, name, required }) => at === 'query' && required && namesKeyOf(name, partner),
  );
  if (query !== undefined) return { in: 'query', name: query.name };
  const linked = linkedIn(endpoint, [partner], context);
  return linked && { in: 'request', pointer: linked.pointer };
}

function relatedRole(
  endpoint: Endpoint,
  { relation, side, partner, of }: Joined & { of: KeySources },
  context: Context,
): RelatedRole | undefined {
  const found = itemKeyOf(endpoint, partner, context);
  if (found === undefined) return undefined;
  const shared = Object.fromEntries(
    partner.containers.map((name, index) => [name, { in: 'path', name: endpoint.containers[index] ?? '' }] as const),
  );
  const key: KeySources = { ...shared, [partner.own]: { in: 'item', pointer: found.pointer } };
  const items = toListItems(endpoint.operation, { place: found.place, key }, context);
  return items && { kind: 'related', relation: relation.name, basis: relation.basis, side, of, items };
}

/** A member is listed as the user itself, or as a record that names the user. */
function itemKeyOf(
  endpoint: Endpoint,
  partner: Draft,
  context: Context,
): { place: ListPlace; pointer: string } | undefined {
  const naming = (schema: Schema): string | undefined =>
    [...schema.properties.keys()].find((name) => namesKeyOf(name, partner) && plain(name) !== plain(partner.own));
  const member = shownList(endpoint, (schema) => naming(schema) !== undefined, context);
  const own = shownList(endpoint, (schema) => schema.properties.has(partner.own), context);
  if (own !== undefined && (member === undefined || isSameRecord(own.item, partner.record)))
    return { place: own, pointer: pointerTo(partner.own) };
  const name = member && naming(member.item);
  if (member === undefined || name === undefined) return undefined;
  const inner = member.item.properties.get(name)?.properties.has(partner.own) === true ? pointerTo(partner.own) : '';
  return { place: member, pointer: `${pointerTo(name)}${inner}` };
}
