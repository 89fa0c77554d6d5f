import { childOf, type Operation, type Spec } from '../spec/index.js';
import { type DeclaredCollection, declare } from './declarations/declared-collections.js';
import type { Keyed } from './declarations/declared-roles.js';
import type { Schema } from './document/schema.js';
import { shapeAt } from './document/shape-at.js';
import { groupBy } from './group-by.js';
import type { Context } from './inference/context.js';
import type { Draft } from './inference/draft.js';
import { exactFieldsOf } from './inference/exact-fields.js';
import { fieldsOf, type Written } from './inference/fields.js';
import { inputPlaceOf } from './inference/input.js';
import type { Pointed } from './inference/pointed.js';
import { referencesOf } from './inference/references.js';
import type { Targets } from './inference/targets.js';
import { uniqueKeysOf } from './inference/uniqueness.js';
import type { Collection, ReferenceField, Role, UniqueKey } from './resource-model.js';

/** A collection on its way into the model. */
export interface Known extends Keyed {
  readonly containers: readonly string[];
  readonly own: string;
  /** Names of the collections that it is inside of, in the order of `containers`. */
  readonly outers: readonly (string | undefined)[];
}

/** Those that are declared first, then those that only paths show. */
export function knownCollections(
  declared: readonly DeclaredCollection[],
  drafts: readonly Draft[],
  { read }: Context,
): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const { name, key, schema } of declared) {
    const draft = drafts.find((one) => one.name === name);
    const record = schema ?? draft?.record ?? read({ uri: '', pointer: '' });
    const outers = outersOf(draft, drafts);
    known.set(name, { name, key, containers: key.slice(0, -1), own: key.at(-1) ?? '', record, outers });
  }
  for (const draft of drafts) {
    const { name, containers, own, record } = draft;
    const outers = outersOf(draft, drafts);
    if (!known.has(name)) known.set(name, { name, key: [...containers, own], containers, own, record, outers });
  }
  return known;
}

/** The collections that the paths of another one begin with, one for each container; undefined for what is none. */
function outersOf(draft: Draft | undefined, drafts: readonly Draft[]): readonly (string | undefined)[] {
  if (draft === undefined || draft.containers.length === 0) return [];
  const outer = drafts.find(
    ({ base, containers }) => base === draft.outer && containers.length + 1 === draft.containers.length,
  );
  const above = outer === undefined ? draft.containers.slice(1).map(() => undefined) : outersOf(outer, drafts);
  return [...above, outer?.name];
}

/** What a record is inside of, it refers to, and goes with it: a part of its key cannot be cleared, even if the record shows it as a property of its own. */
function withContainers({ containers, outers }: Known, shown: readonly ReferenceField[]): readonly ReferenceField[] {
  const inside = containers.flatMap((field, index): readonly ReferenceField[] => {
    const to = outers[index];
    return to === undefined ? [] : [{ field, to, onDelete: 'cascade', basis: 'inferred' }];
  });
  const others = shown.filter(({ field }) => inside.every((reference) => reference.field !== field));
  return [...others, ...inside];
}

export type Roles = ReadonlyMap<Operation, readonly Role[]>;

type Write = Written & { readonly operation: Operation };

/** A collection with the roles that write it. */
export interface WrittenCollection {
  readonly collection: Known;
  readonly written: readonly Write[];
}

/** What writes records, by collection. */
export function writesOf(roles: Roles, context: Context): ReadonlyMap<string, readonly Write[]> {
  const all = [...roles].flatMap(([operation, some]) =>
    some.flatMap((role): readonly Write[] => {
      if (!('input' in role)) return [];
      const schema = schemaAt(operation, role.input.pointer, context);
      return schema === undefined ? [] : [{ operation, role, schema }];
    }),
  );
  return groupBy(all, ({ role }) => role.collection);
}

function schemaAt(operation: Operation, pointer: string, context: Context): Schema | undefined {
  const body = inputPlaceOf(operation, undefined, context)?.schema;
  return body && shapeAt(body, pointer)?.schema;
}

export const toPointed = ({ collection, written }: WrittenCollection): Pointed => ({
  ...collection,
  writable: fieldsOf(collection.record, written).writable,
});

/** What the document shows of a collection. */
export function toCollection(
  { collection, written }: WrittenCollection,
  targets: Targets,
  context: Context,
): Collection {
  const { name, key, containers, outers, record } = collection;
  const container = outers.at(-1);
  const fields = fieldsOf(record, written);
  const described = [
    { schema: record, names: {} },
    ...written.map(({ schema, role }) => ({ schema, names: role.input?.names ?? {} })),
  ];
  const references = referencesOf({ ...collection, writable: fields.writable }, targets, context);
  const writers = written.map(({ operation }) => operation);
  return {
    name,
    basis: 'inferred',
    key,
    ...(container !== undefined && { container }),
    unique: uniqueKeysOf({ described, writable: fields.writable, containers, writers }, context),
    references: withContainers(collection, references),
    ...fields,
    exact: exactFieldsOf(
      described.flatMap(({ schema }) => [...schema.properties]),
      context.spec,
    ),
    ...(record.properties.size > 0 && { schema: record.at }),
  };
}

export interface Finish {
  readonly declared: readonly DeclaredCollection[];
  /** Whether clients choose the keys of a collection. */
  readonly chosen: (collection: Collection) => boolean;
  readonly spec: Spec;
}

/** The collection as it is declared, if it is; a key that clients choose is unique. */
export function finish(collection: Collection, { declared, chosen, spec }: Finish): Collection {
  const said = declared.find(({ name }) => name === collection.name);
  const [uri = ''] = spec.documents.keys();
  const at = childOf({ uri, pointer: '/x-twinspec' }, 'collections', collection.name);
  const whole = said === undefined ? collection : declare(collection, said, at);
  const isKnown = whole.unique.some(({ fields }) => fields.join('\n') === whole.key.join('\n'));
  return isKnown || !chosen(whole) ? whole : { ...whole, unique: [...whole.unique, keyOf(whole)] };
}

const keyOf = ({ key, basis }: Collection): UniqueKey => ({ fields: key, ignoreCase: false, basis });

/** Whether every create of a collection takes the key from the request, and refuses one that is there: it does not replace as well. */
export function choosingKey(roles: Roles): Finish['chosen'] {
  const creations = [...roles.values()].flatMap((all) =>
    all.flatMap((role) => (role.kind === 'create' ? [{ role, all }] : [])),
  );
  const byName = groupBy(creations, ({ role }) => role.collection);
  return ({ name, key }) => {
    const own = key.at(-1) ?? '';
    const all = byName.get(name) ?? [];
    const isReplacing = all.some((one) => one.all.some(({ kind }) => kind === 'replace'));
    return all.length > 0 && all.every(({ role }) => role.key[own]?.in === 'request') && !isReplacing;
  };
}
