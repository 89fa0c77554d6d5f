import { nounOf, plain, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { sentencesOf, textOf } from '../document/texts.js';
import type { ReferenceField, Relation } from '../resource-model.js';
import type { Context } from './context.js';

/** A collection as far as others point to it. */
export interface Pointed {
  readonly name: string;
  /** The last property of its key. */
  readonly own: string;
  readonly record: Schema;
  readonly writable: ReadonlySet<string>;
}

/** Properties with the key of another record in them. */
export function referencesOf(
  collection: Pointed,
  all: readonly Pointed[],
  context: Context,
): readonly ReferenceField[] {
  return [...collection.record.properties].flatMap(([field, schema]): readonly ReferenceField[] => {
    if (field === collection.own || !(schema.types.has('string') || schema.types.has('integer'))) return [];
    const target = targetOf(field, schema, all);
    if (target === undefined) return [];
    const isCleared = saysCleared(target.pointed, field, context);
    return [
      {
        field,
        to: target.pointed.name,
        basis: target.isSaid ? 'document' : 'inferred',
        ...(isCleared && { onDelete: 'clear' as const }),
      },
    ];
  });
}

const persons = ['user', 'person', 'account', 'member', 'employee', 'people'];
const parts = [
  'owner',
  'manager',
  'supervisor',
  'creator',
  'author',
  'assignee',
  'lead',
  'leader',
  'boss',
  'reporter',
  'approver',
  'contact',
];

function targetOf(
  field: string,
  schema: Schema,
  all: readonly Pointed[],
): { pointed: Pointed; isSaid: boolean } | undefined {
  const words = wordsOf(field);
  const isKeyName = words.length > 1 && words.at(-1) === 'id';
  const said = /\b(?:ids?|identifiers?|keys?) of (?:an?|the|one|another|its|their) ([\w-]+)/i.exec(schema.text)?.[1];
  const bySaid = said === undefined ? undefined : all.find(({ name }) => nounOf(name) === nounOf(said));
  if (bySaid !== undefined && (isKeyName || parts.includes(words.at(-1) ?? '')))
    return { pointed: bySaid, isSaid: true };
  if (!isKeyName) return undefined;
  const stem = words.slice(0, -1).join('');
  const named = all.find(({ name, own }) => nounOf(name) === stem && plain(own) === 'id');
  if (named !== undefined) return { pointed: named, isSaid: false };
  const people = all.filter(({ name }) => persons.includes(nounOf(name)));
  return parts.includes(stem) && people.length === 1 && people[0] ? { pointed: people[0], isSaid: false } : undefined;
}

/** `A group that the user owned has no owner afterwards` clears `ownerId`. */
function saysCleared({ name }: Pointed, field: string, { spec }: Context): boolean {
  const stem = wordsOf(field).slice(0, -1).join(' ');
  const cleared = new RegExp(
    `\\bno (?:longer (?:has|have) (?:an? )?)?${stem}\\b|\\b${stem}\\b[^.;]*\\b(?:null|empty|cleared|unset)\\b`,
    'i',
  );
  return spec.operations.some(
    (operation) =>
      operation.method === 'delete' &&
      nounOf(operation.path.split('/').findLast((segment) => segment !== '' && !segment.startsWith('{')) ?? '') ===
        nounOf(name) &&
      sentencesOf(textOf(operation, spec)).some((sentence) => cleared.test(sentence)),
  );
}

/** Relations that a list of keys in a record shows: `users` of a group, with `user_groups` of a user as its other side. */
export function keyListRelationsOf(all: readonly Pointed[]): readonly Relation[] {
  return all.flatMap((from) =>
    keyListsOf(from)
      .filter((field) => from.writable.has(field))
      .flatMap((field) => {
        const to = pointedBy(field, from, all);
        if (to === undefined) return [];
        const inverse = inverseOf(from, to);
        return [
          {
            name: `${from.name}.${field}`,
            basis: 'inferred' as const,
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

/** `users`, `userIds`, `user_ids`, and `members` or `memberIds` where there is one kind of people. */
function pointedBy(field: string, from: Pointed, all: readonly Pointed[]): Pointed | undefined {
  const words = wordsOf(field);
  const stem = nounOf((['id', 'ids'].includes(words.at(-1) ?? '') ? words.slice(0, -1) : words).join('_'));
  const others = all.filter(({ name }) => name !== from.name);
  const people = others.filter(({ name }) => persons.includes(nounOf(name)));
  return (
    others.find(({ name }) => nounOf(name) === stem) ??
    (stem === 'member' && people.length === 1 ? people[0] : undefined)
  );
}

/** The property on the other side: its name ends in what this collection is called, and no request sets it. */
function inverseOf(from: Pointed, to: Pointed): string | undefined {
  const own = keyListsOf(to).filter((field) => {
    const words = wordsOf(field);
    const stem = nounOf((['id', 'ids'].includes(words.at(-1) ?? '') ? words.slice(0, -1) : words).join('_'));
    return stem.endsWith(nounOf(from.name)) && !to.writable.has(field);
  });
  return own.length === 1 ? own[0] : undefined;
}

/** Adds to a relation the properties that list or count its partners. */
export function withSides(relation: Relation, all: readonly Pointed[]): Relation {
  const from = all.find(({ name }) => name === relation.from);
  const to = all.find(({ name }) => name === relation.to);
  const segment = relation.name.slice(relation.name.lastIndexOf('.') + 1);
  const field = relation.field ?? (from && listNamed(from, [nounOf(segment), nounOf(relation.to)]));
  const inverse = relation.inverse ?? (to && listNamed(to, [nounOf(relation.from)]));
  const count = relation.count ?? (from && countNamed(from, [nounOf(segment), nounOf(relation.to)]));
  const inverseCount = relation.inverseCount ?? (to && countNamed(to, [nounOf(relation.from)]));
  return {
    ...relation,
    ...(field !== undefined && { field }),
    ...(inverse !== undefined && { inverse }),
    ...(count !== undefined && { count }),
    ...(inverseCount !== undefined && { inverseCount }),
  };
}

const listNamed = (collection: Pointed, nouns: readonly string[]): string | undefined =>
  keyListsOf(collection).find((name) => {
    const words = wordsOf(name);
    return nouns.includes(nounOf((['id', 'ids'].includes(words.at(-1) ?? '') ? words.slice(0, -1) : words).join('_')));
  });

const countNamed = ({ record, writable }: Pointed, nouns: readonly string[]): string | undefined =>
  [...record.properties].find(([name, schema]) => {
    const words = wordsOf(name).filter((word) => !['of', 'total'].includes(word));
    const isCount = words.includes('count') || words.includes('num') || words.includes('number');
    const rest = words.filter((word) => !['count', 'num', 'number'].includes(word)).join('_');
    return isCount && !writable.has(name) && schema.types.has('integer') && nouns.includes(nounOf(rest));
  })?.[0];
