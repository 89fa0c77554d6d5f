import type { Operation } from '../../spec/index.js';
import type { Endpoint } from '../document/endpoint.js';
import { plain } from '../document/names.js';
import { isSameRecord, type Schema } from '../document/schema.js';
import type { Basis, KeySources, LinkRole, PairAction, RelatedRole, Relation, Source } from '../resource-model.js';
import { type ListPlace, pointerTo } from './body-shape.js';
import type { Context } from './context.js';
import { type Draft, isList, shownList } from './draft.js';
import { type Junction, linkedIn, namesKeyOf } from './junctions.js';
import { toListItems } from './list-items.js';
import type { RoleOf } from './record-roles.js';
import { shownPairOf } from './shown-pair.js';

export type JunctionRole = RoleOf<LinkRole | RelatedRole>;

export interface FoundRelations {
  readonly relations: readonly Relation[];
  readonly roles: readonly JunctionRole[];
  readonly actions: ReadonlyMap<Operation, PairAction>;
}

/**
 * Relations that paths show, beside those that are known. Where a junction only lists, it may be the other side of one
 * that is written somewhere, or of `lists` of keys in records: so these come before it.
 */
export function relationsOf(
  junctions: readonly Junction[],
  { known, lists }: { readonly known: readonly Relation[]; readonly lists: readonly Relation[] },
  context: Context,
): FoundRelations {
  const relations: Relation[] = [...known];
  const roles: JunctionRole[] = [];
  const actions = new Map<Operation, PairAction>();
  const add = (junction: Junction): void => {
    const { relation, side, isNew } = relationOf(junction, relations);
    if (isNew) relations.push(relation);
    const joined = { ...junction, relation, side, basis: basisOf(junction, relation) };
    for (const endpoint of junction.group.endpoints) {
      roles.push(...junctionRoles(endpoint, joined, context));
      const action = pairActionOf(endpoint, joined, context);
      if (action !== undefined) actions.set(endpoint.operation, action);
    }
  };
  junctions.filter(isWritten).forEach(add);
  relations.push(...lists.filter((list) => !relations.some((relation) => isBetween(relation, list))));
  junctions.filter((junction) => !isWritten(junction)).forEach(add);
  return { relations: relations.slice(known.length), roles, actions };
}

const isWritten = ({ group }: Junction): boolean => group.endpoints.some(({ operation }) => operation.method !== 'get');

const isBetween = (relation: Pick<Relation, 'from' | 'to'>, { from, to }: Pick<Relation, 'from' | 'to'>): boolean =>
  (relation.from === from && relation.to === to) || (relation.from === to && relation.to === from);

/** What is written somewhere is said by the document; a list alone may be of something else. */
const basisOf = (junction: Junction, relation: Relation): Basis =>
  relation.basis === 'inferred' && isWritten(junction) ? 'document' : relation.basis;

interface Side {
  readonly relation: Relation;
  readonly side: 'from' | 'to';
}

function relationOf(junction: Junction, relations: readonly Relation[]): Side & { readonly isNew: boolean } {
  const { group, outer, partner, by } = junction;
  const [same, ...others] = relations.filter((relation) => isBetween(relation, { from: outer.name, to: partner.name }));
  if (same !== undefined && others.length === 0 && same.by === by) {
    return { relation: same, side: same.from === outer.name ? 'from' : 'to', isNew: false };
  }
  const basis: Basis = isWritten(junction) ? 'document' : 'inferred';
  const name = `${outer.name}.${group.noun}`;
  return {
    relation: { name, basis, from: outer.name, to: partner.name, ...(by !== undefined && { by }) },
    side: 'from',
    isNew: true,
  };
}

type Joined = Junction & Side & { readonly basis: Basis };

function junctionRoles(endpoint: Endpoint, joined: Joined, context: Context): readonly JunctionRole[] {
  const { operation } = endpoint;
  const role = isList(endpoint) ? relatedRole(endpoint, joined, context) : linkRole(endpoint, joined, context);
  return role === undefined ? [] : [{ operation, role }];
}

/** The first path parameters are the key of what the others are inside of. */
const outerKey = ({ outer: { containers, own } }: Joined, endpoint: Endpoint): KeySources =>
  inPath([...containers, own], endpoint.containers);

const inPath = (properties: readonly string[], parameters: readonly string[]): KeySources =>
  Object.fromEntries(properties.map((name, index) => [name, { in: 'path', name: parameters[index] ?? '' }]));

const partnerKey = ({ partner }: Joined, endpoint: Endpoint, own: Source): KeySources => ({
  ...inPath(partner.containers, endpoint.containers),
  [partner.own]: own,
});

function linkRole(endpoint: Endpoint, joined: Joined, context: Context): LinkRole | undefined {
  const { relation, side, partner, basis } = joined;
  const kind = kindOf(endpoint);
  const source = sourceOf(endpoint, partner, context);
  if (kind === undefined || source === undefined) return undefined;
  const of = outerKey(joined, endpoint);
  const other = partnerKey(joined, endpoint, source);
  const ends = side === 'from' ? { from: of, to: other } : { from: other, to: of };
  const shows = shownPairOf(endpoint, joined, context);
  return { kind, relation: relation.name, basis, ...ends, ...(shows && { shows }) };
}

/** `PATCH /groups/{id}/members/{userId}` changes what is said of a pair, `GET` looks at it. */
function pairActionOf(endpoint: Endpoint, joined: Joined, context: Context): PairAction | undefined {
  const { operation, item, verb } = endpoint;
  const { relation, side, basis } = joined;
  const kind = operation.method === 'get' ? 'show-pair' : 'change-pair';
  if (item === undefined || verb !== undefined || !['get', 'patch'].includes(operation.method)) return undefined;
  const of = outerKey(joined, endpoint);
  const other = partnerKey(joined, endpoint, { in: 'path', name: item });
  const shows = shownPairOf(endpoint, joined, context);
  const ends = side === 'from' ? { from: of, to: other } : { from: other, to: of };
  return { kind, relation: relation.name, basis, ...ends, ...(shows && { shows }) };
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

function relatedRole(endpoint: Endpoint, joined: Joined, context: Context): RelatedRole | undefined {
  const { relation, side, partner, basis } = joined;
  const found = itemKeyOf(endpoint, partner, context);
  if (found === undefined) return undefined;
  const key = partnerKey(joined, endpoint, { in: 'item', pointer: found.pointer });
  const items = toListItems(endpoint.operation, { place: found.place, key }, context);
  return { kind: 'related', relation: relation.name, basis, side, of: outerKey(joined, endpoint), items };
}

interface ItemKey {
  readonly place: ListPlace;
  readonly pointer: string;
}

/** A member is listed as the user itself, or as a record that names the user. */
function itemKeyOf(endpoint: Endpoint, partner: Draft, context: Context): ItemKey | undefined {
  const naming = ({ properties }: Schema): string | undefined =>
    [...properties.keys()].find((name) => namesKeyOf(name, partner) && plain(name) !== plain(partner.own));
  const member = shownList(endpoint, (schema) => naming(schema) !== undefined, context);
  const own = shownList(endpoint, (schema) => schema.properties.has(partner.own), context);
  if (own !== undefined && (member === undefined || isSameRecord(own.item, partner.record))) {
    return { place: own, pointer: pointerTo(partner.own) };
  }
  const name = member && naming(member.item);
  if (member === undefined || name === undefined) return undefined;
  const isWhole = member.item.properties.get(name)?.properties.has(partner.own) === true;
  return { place: member, pointer: `${pointerTo(name)}${isWhole ? pointerTo(partner.own) : ''}` };
}
