import type { Operation, Spec } from '../../spec/index.js';
import { nounOf, plain, wordsOf } from '../document/names.js';
import { isPart } from '../document/people.js';
import type { Schema } from '../document/schema.js';
import { sentencesOf, textOf } from '../document/texts.js';
import type { ReferenceField } from '../resource-model.js';
import type { Context } from './context.js';
import type { Pointed } from './pointed.js';
import type { Targets } from './targets.js';

/** Properties with the key of another record in them. */
export function referencesOf(collection: Pointed, targets: Targets, { spec }: Context): readonly ReferenceField[] {
  return [...collection.record.properties].flatMap(([field, schema]): readonly ReferenceField[] => {
    const target = field === collection.own || !isKeyLike(schema) ? undefined : targetOf(field, schema, targets);
    if (target === undefined) return [];
    const isCleared = saysCleared(field, targets.deletionsOf(nounOf(target.pointed.name)), spec);
    return [{ field, to: target.pointed.name, basis: target.basis, ...(isCleared && { onDelete: 'clear' as const }) }];
  });
}

const isKeyLike = ({ types }: Schema): boolean => types.has('string') || types.has('integer');

interface Target {
  readonly pointed: Pointed;
  readonly basis: ReferenceField['basis'];
}

/** `ownerId`, described as the id of a user; `role_id` where there are roles; `manager_id` where there is one kind of people. */
function targetOf(field: string, { text }: Schema, targets: Targets): Target | undefined {
  const words = wordsOf(field);
  const isKeyName = words.length > 1 && words.at(-1) === 'id';
  if (!isKeyName && !isPart(words.at(-1) ?? '')) return undefined;
  const said = saidTarget(text);
  const bySaid = said === undefined ? undefined : targets.named(nounOf(said))[0];
  if (bySaid !== undefined) return { pointed: bySaid, basis: 'document' };
  const byName = isKeyName ? namedBy(words.slice(0, -1).join(''), targets) : undefined;
  return byName && { pointed: byName, basis: 'inferred' };
}

const namedBy = (stem: string, targets: Targets): Pointed | undefined =>
  targets.named(stem).find(({ own }) => plain(own) === 'id') ??
  (isPart(stem) && targets.people.length === 1 ? targets.people[0] : undefined);

const saidTarget = (text: string): string | undefined =>
  /\b(?:ids?|identifiers?|keys?) of (?:an?|the|one|another|its|their) ([\w-]+)/i.exec(text)?.[1];

/** `A group that the user owned has no owner afterwards` clears `ownerId`. */
function saysCleared(field: string, deletions: readonly Operation[], spec: Spec): boolean {
  const stem = wordsOf(field).slice(0, -1).join(' ') || field;
  const cleared = new RegExp(
    `\\bno (?:longer (?:has|have) (?:an? )?)?${stem}\\b|\\b${stem}\\b[^.;]*\\b(?:null|empty|cleared|unset)\\b`,
    'i',
  );
  return deletions.some((operation) => sentencesOf(textOf(operation, spec)).some((sentence) => cleared.test(sentence)));
}
