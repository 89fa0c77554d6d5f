import { liesInside, type ReferenceField, readResources } from '../../resources/index.js';
import type { CollectionDefinition } from '../../state/index.js';
import type { Kind } from './kind.js';
import { replaysFor } from './once.js';
import { pairsOf } from './sides.js';
import { takesNull, type World } from './world.js';

type Reference = CollectionDefinition['references'][number];

/** What the state promises: keys, uniqueness, and references to records that are there; a collection of pairs for each relation. */
export function definitionsOf(world: World): readonly CollectionDefinition[] {
  const declared = new Map(readResources(world.spec).collections.map((one) => [one.name, one]));
  const known = new Set([...world.kinds.keys(), ...declared.keys()]);
  return [
    ...replaysFor(world.spec.operations),
    ...[...world.kinds.values()].map((kind) => withIndexes(toDefinition(world, kind), declared.get(kind.name))),
    ...[...declared.values()].filter(({ name }) => !world.kinds.has(name)).map((one) => within(one, known)),
    ...pairsOf(world).map(({ name, from, to }) => ({
      name,
      key: ['from', 'to'],
      unique: [],
      index: ['from', 'to'],
      search: [],
      references: [...endReference(world, 'from', from), ...endReference(world, 'to', to)],
    })),
  ];
}

/** What a declaration lets handlers of a user look records up by. */
const withIndexes = (
  definition: CollectionDefinition,
  declared: CollectionDefinition | undefined,
): CollectionDefinition =>
  declared === undefined
    ? definition
    : { ...definition, index: [...new Set([...definition.index, ...declared.index])], search: declared.search };

/** A collection that no operation shows is kept as it is declared, for handlers of a user. */
const within = (definition: CollectionDefinition, known: ReadonlySet<string>): CollectionDefinition => ({
  ...definition,
  references: definition.references.filter(({ to }) => known.has(to)),
});

function toDefinition(world: World, { collection }: Kind): CollectionDefinition {
  const { name, key, unique, references } = collection;
  const containers = key.slice(0, -1);
  const own = references
    .filter(({ to }) => hasSingleKey(world, to))
    .map((reference) => toReference(world, collection, reference));
  const keys = new Set([key.join('\n')]);
  const others = unique.filter(({ fields }) => {
    const id = fields.join('\n');
    return !keys.has(id) && keys.add(id);
  });
  return {
    name,
    key,
    unique: others.map(({ fields, ignoreCase }) => ({ fields, ignoreCase })),
    index: containers,
    search: [],
    references: own,
  };
}

/** A pair goes with either of its records. */
const endReference = (world: World, field: string, to: string): readonly Reference[] =>
  hasSingleKey(world, to) ? [{ field, to, onDelete: 'cascade' }] : [];

const hasSingleKey = ({ kinds }: World, name: string): boolean => kinds.get(name)?.collection.key.length === 1;

function toReference(
  world: World,
  { name, key }: Kind['collection'],
  { field, to, onDelete }: ReferenceField,
): Reference {
  const kept = key.includes(field) ? 'cascade' : (onDelete ?? usualEnd(world, name, { field, to }));
  return { field, to, onDelete: kept };
}

/**
 * What becomes of a reference where nothing says so: it is cleared where the record can do without; else the deletion is refused where
 * that can be said, and takes the record along where it cannot, or where the record lies inside.
 */
function usualEnd(world: World, name: string, { field, to }: Pick<Reference, 'field' | 'to'>): Reference['onDelete'] {
  const kind = world.kinds.get(name);
  const schema = kind?.properties.get(field);
  if (kind === undefined || schema === undefined || takesNull(world, schema)) return 'clear';
  if (!kind.required.has(field))
    return liesInside(
      kind.doings.map(({ role }) => role),
      name,
      field,
    )
      ? 'cascade'
      : 'clear';
  const doings = world.kinds.get(to)?.doings ?? [];
  return doings.some(({ operation, role }) => role.kind === 'delete' && '409' in operation.responses)
    ? 'restrict'
    : 'cascade';
}
