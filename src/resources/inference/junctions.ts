import type { Endpoint } from '../document/endpoint.js';
import { plain } from '../document/names.js';
import { isAlike, isSameRecord, type Schema } from '../document/schema.js';
import { pointerTo } from './body-shape.js';
import type { Context } from './context.js';
import { bodyOf, type Draft, type Group, isCreate, isList, shownList, shownRecord } from './draft.js';

/** A group of endpoints that joins two collections: `/groups/{}/members`. */
export interface Junction {
  readonly group: Group;
  readonly outer: Draft;
  readonly partner: Draft;
  /** The property of the partner that refers to the outer one, where the group shows nothing but that. */
  readonly by?: string;
}

/**
 * The collection whose records a group lists inside of another's; undefined where it is a collection of its own. `/plans/{}/revise`, with
 * one word for what is done, joins nothing.
 */
export function partnerOf(
  group: Group,
  outer: Draft,
  { drafts, context }: { readonly drafts: readonly Draft[]; readonly context: Context },
): Draft | undefined {
  const others = drafts.filter((draft) => isReachable(draft, outer));
  const item = group.endpoints.find((endpoint) => endpoint.item !== undefined)?.item;
  const listed = listedBy(group, others, context).find((draft) => !pointsBack(draft, outer));
  if (item !== undefined)
    return others.find((draft) => namesKeyOf(item, draft) && isTelling(item, group, draft)) ?? listed;
  const linked = group.endpoints.filter((endpoint) => namesThings(endpoint, others));
  return listed ?? linked.flatMap((endpoint) => linkedIn(endpoint, others, context) ?? [])[0]?.draft;
}

const namesThings = ({ noun, one, verb }: Endpoint, drafts: readonly Draft[]): boolean =>
  verb !== undefined || one !== plain(noun) || drafts.some((draft) => draft.one === one);

/** `{name}` may be the name of anything: only things that are called alike are meant. */
const isTelling = (item: string, group: Group, { one }: Draft): boolean =>
  group.one === one || !['name', 'slug', 'key', 'code', 'number', 'title'].includes(plain(item));

/** Whether the paths of a collection begin as those of another do, or nowhere. */
const isReachable = (draft: Draft, outer: Draft): boolean =>
  draft.containers.length === 0 || stemOf(draft.base) === stemOf(outer.base);

const stemOf = (base: string): string => base.slice(0, base.lastIndexOf('/'));

/** `userId`, `user_id`, `user`, or `username` where that is the key. */
export function namesKeyOf(name: string, { one, own }: Draft): boolean {
  const word = plain(name);
  if (!word.startsWith(one) && word !== plain(own)) return false;
  return word === one || word === plain(`${one}_${own}`) || (plain(own) !== 'id' && word === plain(own));
}

/** The collections whose records a group lists, by what they are called or by their schema. */
function listedBy({ endpoints, one }: Group, drafts: readonly Draft[], context: Context): readonly Draft[] {
  const keys = new Set(drafts.map(({ own }) => own));
  const isRecord = ({ properties }: Schema): boolean => [...keys].some((key) => properties.has(key));
  const items = endpoints.filter(isList).flatMap((endpoint) => shownList(endpoint, isRecord, context)?.item ?? []);
  return drafts.filter((draft) =>
    items.some((item) => item.properties.has(draft.own) && (one === draft.one || isSameRecord(item, draft.record))),
  );
}

/** A task says which project it is in, so a list of a project's tasks is no relation of its own. */
const pointsBack = ({ record }: Draft, outer: Draft): boolean =>
  [...record.properties].some(
    ([name, schema]) => !schema.types.has('array') && plain(name) === plain(`${outer.one}_${outer.own}`),
  );

/** Whether a group that picks no pair answers a POST that names no partner with a new one: it joins nothing, it is where they are made. */
export const makesRecords = ({ group: { endpoints }, partner, by }: Junction, context: Context): boolean =>
  by === undefined &&
  endpoints.every(({ item }) => item === undefined) &&
  endpoints.some(
    (endpoint) =>
      isCreate(endpoint) &&
      linkedIn(endpoint, [partner], context) === undefined &&
      endpoint.operation.parameters.every(({ in: place, name }) => place !== 'query' || !namesKeyOf(name, partner)) &&
      shownRecord(endpoint, (schema) => schema.properties.has(partner.own) && isAlike(schema, partner.record), context),
  );

export interface Linked {
  readonly draft: Draft;
  readonly pointer: string;
}

/** The property of a request body that names the key of a record: `{userId}`; a lone `{id}` where there is one choice. */
export function linkedIn(endpoint: Endpoint, drafts: readonly Draft[], context: Context): Linked | undefined {
  const properties = bodyOf(endpoint, context)?.properties ?? new Map<string, Schema>();
  const names = [...properties].filter(([, schema]) => isKeyLike(schema)).map(([name]) => name);
  const named = names.flatMap((name) =>
    drafts.filter((draft) => namesKeyOf(name, draft)).map((draft) => toLinked(draft, name)),
  );
  return named[0] ?? loneLink(names, drafts);
}

const toLinked = (draft: Draft, name: string): Linked => ({ draft, pointer: pointerTo(name) });

function loneLink([name, ...names]: readonly string[], [draft, ...drafts]: readonly Draft[]): Linked | undefined {
  const isLone = names.length === 0 && drafts.length === 0;
  return isLone && name !== undefined && draft && plain(name) === 'id' ? toLinked(draft, name) : undefined;
}

const isKeyLike = ({ types }: Schema): boolean => types.has('string') || types.has('integer');
