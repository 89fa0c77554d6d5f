import type { Operation, Spec } from '../../spec/index.js';
import { nounOf, plain, wordsOf } from '../document/names.js';
import { isOfPeople, isPart } from '../document/people.js';
import type { Schema } from '../document/schema.js';
import { sentencesOf, textOf } from '../document/texts.js';
import type { ReferenceField } from '../resource-model.js';
import type { Context } from './context.js';
import type { Pointed } from './pointed.js';

/** Properties with the key of another record in them. */
export function referencesOf(
  collection: Pointed,
  all: readonly Pointed[],
  { spec }: Context,
): readonly ReferenceField[] {
  return [...collection.record.properties].flatMap(([field, schema]): readonly ReferenceField[] => {
    const target = field === collection.own || !isKeyLike(schema) ? undefined : targetOf(field, schema, all);
    if (target === undefined) return [];
    const isCleared = saysCleared(target.pointed, field, spec);
    return [{ field, to: target.pointed.name, basis: target.basis, ...(isCleared && { onDelete: 'clear' as const }) }];
  });
}

const isKeyLike = ({ types }: Schema): boolean => types.has('string') || types.has('integer');

interface Target {
  readonly pointed: Pointed;
  readonly basis: ReferenceField['basis'];
}

/** `ownerId`, described as the id of a user; `role_id` where there are roles; `manager_id` where there is one kind of people. */
function targetOf(field: string, { text }: Schema, all: readonly Pointed[]): Target | undefined {
  const words = wordsOf(field);
  const isKeyName = words.length > 1 && words.at(-1) === 'id';
  if (!isKeyName && !isPart(words.at(-1) ?? '')) return undefined;
  const said = saidTarget(text);
  const bySaid = said === undefined ? undefined : all.find(({ name }) => nounOf(name) === nounOf(said));
  if (bySaid !== undefined) return { pointed: bySaid, basis: 'document' };
  const byName = isKeyName ? namedBy(words.slice(0, -1).join(''), all) : undefined;
  return byName && { pointed: byName, basis: 'inferred' };
}

const namedBy = (stem: string, all: readonly Pointed[]): Pointed | undefined =>
  all.find(({ name, own }) => nounOf(name) === stem && plain(own) === 'id') ??
  (isPart(stem) ? onlyPeople(all) : undefined);

const saidTarget = (text: string): string | undefined =>
  /\b(?:ids?|identifiers?|keys?) of (?:an?|the|one|another|its|their) ([\w-]+)/i.exec(text)?.[1];

function onlyPeople(all: readonly Pointed[]): Pointed | undefined {
  const people = all.filter(({ name }) => isOfPeople(name));
  return people.length === 1 ? people[0] : undefined;
}

/** `A group that the user owned has no owner afterwards` clears `ownerId`. */
function saysCleared({ name }: Pointed, field: string, spec: Spec): boolean {
  const stem = wordsOf(field).slice(0, -1).join(' ') || field;
  const cleared = new RegExp(
    `\\bno (?:longer (?:has|have) (?:an? )?)?${stem}\\b|\\b${stem}\\b[^.;]*\\b(?:null|empty|cleared|unset)\\b`,
    'i',
  );
  const deletions = spec.operations.filter((operation) => operation.method === 'delete' && isAbout(operation, name));
  return deletions.some((operation) => sentencesOf(textOf(operation, spec)).some((sentence) => cleared.test(sentence)));
}

const isAbout = ({ path }: Operation, name: string): boolean => {
  const last = path.split('/').findLast((segment) => segment !== '' && !segment.startsWith('{'));
  return nounOf(last ?? '') === nounOf(name);
};
