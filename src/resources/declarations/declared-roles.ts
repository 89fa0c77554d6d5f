import type { Operation } from '../../spec/index.js';
import { successesOf } from '../document/bodies.js';
import type { Schema } from '../document/schema.js';
import { type Shape, shapeAt } from '../document/shape-at.js';
import { findList, findRecord } from '../inference/body-shape.js';
import type { Context } from '../inference/context.js';
import { toInput } from '../inference/input.js';
import { readList } from '../inference/list-items.js';
import type { KeySources, ListItems, Relation, Role } from '../resource-model.js';
import { toPointer, toSource, toSources } from './expression.js';
import {
  type AnyVerb,
  type DeclaredRole,
  type RecordVerb,
  type RelationVerb,
  type RoleExtension,
  recordVerbs,
  relationVerbs,
  verbsOf,
} from './extension.js';
import { guessKey } from './key-guess.js';

/** A collection as far as roles need it. */
export interface Keyed {
  readonly name: string;
  readonly key: readonly string[];
  /** Schema of a record in an answer; without properties where nothing shows one. */
  readonly record: Schema;
}

export interface Known {
  readonly collections: ReadonlyMap<string, Keyed>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly context: Context;
}

/** The roles that a declaration gives to an operation; one of what is not known gives none. */
export function toRoles(operation: Operation, declared: DeclaredRole, known: Known): readonly Role[] {
  return verbsOf(declared.extension).flatMap((verb): readonly Role[] => {
    const name = declared.extension[verb] ?? '';
    const collection = known.collections.get(name);
    const relation = known.relations.get(name);
    if (isRelationVerb(verb)) return relation ? toRelationRoles(operation, { verb, relation, declared }, known) : [];
    if (collection === undefined) return [];
    const role =
      verb === 'lists'
        ? listRole(operation, { collection, declared }, known)
        : recordRole(operation, { verb, collection, declared }, known);
    return role === undefined ? [] : [role];
  });
}

const isRelationVerb = (verb: AnyVerb): verb is RelationVerb => verb in relationVerbs;

interface OfCollection {
  readonly collection: Keyed;
  readonly declared: DeclaredRole;
}

function recordRole(
  operation: Operation,
  { verb, collection, declared: { extension } }: OfCollection & { verb: RecordVerb },
  { context }: Known,
): Role {
  const kind = recordVerbs[verb];
  const shown =
    kind === 'delete' ? undefined : shownRecord(operation, collection, { pointer: extension.record, context });
  const guessed = guessKey(
    { operation, collection: collection.name, key: collection.key, shown: shown && { in: 'response', ...shown } },
    context,
  );
  const input =
    kind === 'read' || kind === 'delete'
      ? undefined
      : toInput(operation, collection.record.properties.size > 0 ? collection.record : undefined, context);
  return {
    kind,
    collection: collection.name,
    basis: 'declaration',
    key: { ...guessed, ...toSources(extension.key) },
    ...(shown && { record: shown.pointer }),
    ...(input && { input }),
    ...(extension.successor !== undefined && { successor: toSource(extension.successor) }),
  };
}

function listRole(
  operation: Operation,
  { collection, declared: { extension } }: OfCollection,
  { context }: Known,
): Role | undefined {
  const items = listItems(operation, collection, { extension, context });
  return items && { kind: 'list', collection: collection.name, basis: 'declaration', items };
}

interface Said {
  readonly extension: DeclaredRole['extension'];
  readonly context: Context;
}

function listItems(
  operation: Operation,
  { name, key, record }: Keyed,
  { extension, context }: Said,
): ListItems | undefined {
  const declared = toSources(extension.key);
  const place = shownList(operation, { own: key.at(-1) ?? '', name, record }, { pointer: extension.items, context });
  if (place === undefined) return undefined;
  const guessed = guessKey(
    { operation, collection: name, key, shown: { in: 'item', pointer: '', schema: place.item } },
    context,
  );
  return readList(operation, { place, key: { ...guessed, ...declared } }, context);
}

interface OfRelation {
  readonly verb: RelationVerb;
  readonly relation: Relation;
  readonly declared: DeclaredRole;
}

function toRelationRoles(operation: Operation, ofRelation: OfRelation, known: Known): readonly Role[] {
  const { verb, relation, declared } = ofRelation;
  const from = known.collections.get(relation.from);
  const to = known.collections.get(relation.to);
  if (from === undefined || to === undefined) return [];
  if (verb === 'relates') return relatedRole(operation, { ...ofRelation, from, to }, known.context);
  const { context } = known;
  const ends = {
    from: endKey(operation, { collection: from, said: declared.extension.from }, context),
    to: endKey(operation, { collection: to, said: declared.extension.to }, context),
  };
  return [{ kind: relationVerbs[verb], relation: relation.name, basis: 'declaration', ...ends }];
}

interface End {
  readonly collection: Keyed;
  readonly said: RoleExtension['from'];
}

const endKey = (operation: Operation, { collection, said }: End, context: Context): KeySources =>
  said === undefined
    ? guessKey({ operation, collection: collection.name, key: collection.key }, context)
    : toSources(said);

type WithEnds = OfRelation & { readonly from: Keyed; readonly to: Keyed };

/** The one end that is given, or whose key stands in the request, is what the partners are of. */
function relatedRole(
  operation: Operation,
  { relation, declared, from, to }: WithEnds,
  context: Context,
): readonly Role[] {
  const { extension } = declared;
  const ofFrom = endKey(operation, { collection: from, said: extension.from }, context);
  const isWhole = Object.keys(ofFrom).length === from.key.length;
  const side = extension.to === undefined && (extension.from !== undefined || isWhole) ? 'from' : 'to';
  const of = side === 'from' ? ofFrom : endKey(operation, { collection: to, said: extension.to }, context);
  const items = listItems(operation, side === 'from' ? to : from, { extension, context });
  return items ? [{ kind: 'related', relation: relation.name, basis: 'declaration', side, of, items }] : [];
}

interface Pointed {
  readonly pointer: string | undefined;
  readonly context: Context;
}

function shownRecord(
  operation: Operation,
  { name, key, record }: Keyed,
  { pointer, context }: Pointed,
): Shape | undefined {
  const own = key.at(-1) ?? '';
  for (const { body } of successesOf(operation, context.read)) {
    if (body === undefined) continue;
    if (pointer !== undefined) return shapeAt(body.schema, toPointer(pointer));
    const found = findRecord(
      body.schema,
      (schema) => schema.properties.has(own) && (record.properties.size === 0 || sharesMost(schema, record)),
      name,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether most of what an answer shows are properties of the record: `{user_id}` alone is no user. */
const sharesMost = (schema: Schema, record: Schema): boolean => {
  const shared = [...schema.properties.keys()].filter((name) => record.properties.has(name));
  return shared.length * 2 > schema.properties.size;
};

function shownList(
  operation: Operation,
  { own, name }: { own: string; name: string; record: Schema },
  { pointer, context }: Pointed,
) {
  for (const { body } of successesOf(operation, context.read)) {
    if (body === undefined) continue;
    const found = findList(body.schema, (schema) => schema.properties.has(own), name);
    const declared = pointer === undefined ? undefined : shapeAt(body.schema, toPointer(pointer));
    if (declared?.schema.items !== undefined)
      return found?.pointer === declared.pointer
        ? found
        : { pointer: declared.pointer, item: declared.schema.items, around: [] };
    if (found !== undefined) return found;
    if (body.schema.items !== undefined) return { pointer: '', item: body.schema.items, around: [] };
  }
  return undefined;
}
