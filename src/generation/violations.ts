import type { Reference } from '../spec/index.js';
import { type Change, partsOf } from './change.js';
import type { Drafts } from './create-drafts.js';
import type { Purpose, Variant } from './generator.js';
import { listViolations } from './list-violations.js';
import { objectViolations } from './object-violations.js';
import { scalarViolations } from './scalar-violations.js';
import { typeViolations } from './type-violations.js';
import { toVariants } from './variants.js';

/** Values that the schema refuses, each for one reason. */
export function violationsOf(
  schema: Reference,
  { drafts, purpose }: { drafts: Drafts; purpose: Purpose },
): Iterable<Variant> {
  const root = drafts.draft(schema, purpose);
  if (root === undefined) return [];
  const inside = { drafts, purpose };
  const changes = partsOf(root).flatMap((part): readonly Change[] => [
    ...objectViolations(part, inside),
    ...typeViolations(part, inside),
    ...scalarViolations(part, inside),
    ...listViolations(part, inside),
  ]);
  return toVariants(changes, { schema, drafts, purpose, isValid: false });
}
