import type { Reference } from '../spec/index.js';
import { asItIsRead } from './as-it-is-read.js';
import { type Change, isRefusedFor, partAt, replaceAt, withoutOmitted } from './change.js';
import type { Drafts } from './create-drafts.js';
import type { Draft } from './draft.js';
import type { Purpose, Variant } from './generator.js';

interface Wanted {
  readonly schema: Reference;
  readonly purpose: Purpose;
  readonly drafts: Drafts;
  readonly isValid: boolean;
}

/**
 * One variant for each change that does what it should, each made from a value of its own: a server that wrongly accepts
 * one must not refuse the next for being a duplicate. That takes time, so it is made when it is asked for.
 */
export function* toVariants(changes: readonly Change[], wanted: Wanted): Generator<Variant> {
  for (const change of changes) {
    const variant = toVariant(change, wanted);
    if (variant !== undefined) yield variant;
  }
}

function toVariant(change: Change, wanted: Wanted): Variant | undefined {
  const { schema, purpose, drafts } = wanted;
  const root = drafts.draft(schema, { ...purpose, purpose: `${purpose.purpose} ${change.pointer} ${change.title}` });
  const target = root === undefined ? undefined : partAt(root, change.target);
  if (root === undefined || target === undefined) return undefined;

  for (const written of change.writes(target)) {
    const whole = replaceAt(root.value, change.target, written);
    if (!isAsWanted(whole, { change, root, wanted })) continue;
    const { pointer, keyword, title, at, isCertain } = change;
    return { pointer, keyword, title, value: withoutOmitted(whole, root), at, isCertain };
  }
  return undefined;
}

function isAsWanted(
  whole: unknown,
  { change, root, wanted }: { change: Change; root: Draft; wanted: Wanted },
): boolean {
  const { schema, purpose, drafts, isValid } = wanted;
  const read = purpose.as === 'text' ? asItIsRead(whole, root) : whole;
  const errors = drafts.check.errorsOf(schema, read);
  return isValid ? errors.length === 0 : isRefusedFor(errors, change, root);
}
