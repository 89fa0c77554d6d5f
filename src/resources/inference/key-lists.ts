import { nounOf, wordsOf } from '../document/names.js';
import { stemOf } from '../document/people.js';
import type { Schema } from '../document/schema.js';
import type { Collection, Relation } from '../resource-model.js';
import type { Pointed } from './pointed.js';
import type { Targets } from './targets.js';

/** Relations that a list of keys in a record shows: `users` of a group, with `user_groups` of a user as its other side. */
export function keyListRelationsOf(all: readonly Pointed[], targets: Targets): readonly Relation[] {
  return all.flatMap((from) =>
    keyListsOf(from)
      .filter((field) => from.writable.has(field))
      .flatMap((field): readonly Relation[] => {
        const to = pointedBy(field, from, targets);
        if (to === undefined) return [];
        const inverse = inverseOf(from, to);
        const basis = saysKeys(from.record.properties.get(field)) ? 'document' : 'inferred';
        return [
          {
            name: `${from.name}.${field}`,
            basis,
            from: from.name,
            to: to.name,
            field,
            ...(inverse !== undefined && { inverse }),
          },
        ];
      }),
  );
}

const keyListsOf = ({ record }: Pointed): readonly string[] =>
  [...record.properties].filter(([, schema]) => schema.types.has('array') && holdsKeys(schema)).map(([name]) => name);

const holdsKeys = ({ items }: Schema): boolean =>
  items !== undefined &&
  (items.types.has('string') || items.types.has('integer')) &&
  items.keyword('enum') === undefined;

const saysKeys = (schema: Schema | undefined): boolean => /\b(?:ids|identifiers|keys) of\b/i.test(schema?.text ?? '');

/** `users`, `userIds`, `user_ids`, and `members` or `memberIds` where there is one kind of people. */
function pointedBy(field: string, from: Pointed, targets: Targets): Pointed | undefined {
  const stem = stemOf(field);
  const isOther = ({ name }: Pointed): boolean => name !== from.name;
  const people = targets.people.filter(isOther);
  return targets.named(stem).find(isOther) ?? (stem === 'member' && people.length === 1 ? people[0] : undefined);
}

/** The property on the other side: its name ends in what this collection is called, and no request sets it. */
function inverseOf(from: Pointed, to: Pointed): string | undefined {
  const own = keyListsOf(to).filter((field) => stemOf(field).endsWith(nounOf(from.name)) && !to.writable.has(field));
  return own.length === 1 ? own[0] : undefined;
}

/** Adds to a relation the properties that list or count its partners. */
export function withSides(relation: Relation, all: readonly Pointed[]): Relation {
  const from = all.find(({ name }) => name === relation.from);
  const to = all.find(({ name }) => name === relation.to);
  const segment = relation.name.slice(relation.name.lastIndexOf('.') + 1);
  const stem = stemOf(segment);
  const partners = [stem, stem.replace(/ship$/, ''), nounOf(relation.to)];
  const owners = [nounOf(relation.from)];
  return {
    ...named('field', from && listNamed(from, partners)),
    ...named('inverse', to && listNamed(to, owners)),
    ...named('count', from && countNamed(from, partners)),
    ...named('inverseCount', to && countNamed(to, owners)),
    ...relation,
  };
}

/**
 * Of a relation that is only listed, and that no record lists: the reference that it is the other side of. `listed` are the words
 * of the operations that list it: `the users whose manager_id is this user`.
 */
export function withReference(relation: Relation, to: Collection | undefined, listed: readonly string[]): Relation {
  if (listed.length === 0 || relation.field !== undefined || relation.inverse !== undefined) return relation;
  const pointing = (to?.references ?? []).filter((reference) => reference.to === relation.from);
  const said = pointing.find(({ field }) => listed.some((text) => text.includes(field)));
  const by = said ?? (pointing.length === 1 ? pointing[0] : undefined);
  return by === undefined ? relation : { ...relation, by: by.field };
}

const named = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined ? {} : { [name]: value };

const listNamed = (collection: Pointed, nouns: readonly string[]): string | undefined =>
  keyListsOf(collection).find((name) => nouns.includes(stemOf(name)));

const countNamed = ({ record, writable }: Pointed, nouns: readonly string[]): string | undefined =>
  [...record.properties].find(
    ([name, schema]) => schema.types.has('integer') && !writable.has(name) && nouns.includes(countedBy(name) ?? ''),
  )?.[0];

const counting = ['count', 'num', 'number', 'total'];

/** `memberCount`, `members_count`, `num_members`, `totalMembers` count members. */
function countedBy(name: string): string | undefined {
  const words = wordsOf(name).filter((word) => word !== 'of');
  const rest = words.filter((word) => !counting.includes(word));
  return rest.length < words.length ? nounOf(rest.join('_')) : undefined;
}
