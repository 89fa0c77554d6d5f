import type { Spec } from '../../spec/index.js';
import type { Schema } from '../document/schema.js';
import { descriptionAt } from '../document/texts.js';

/** Properties that the document promises to keep letter by letter, and item by item. */
export function exactFieldsOf(properties: readonly (readonly [string, Schema])[], spec: Spec): ReadonlySet<string> {
  const [uri = ''] = spec.documents.keys();
  const areTextsKept = isSaid.test(descriptionAt({ uri, pointer: '/info' }, spec));
  const kept = properties.filter(
    ([, { text, types }]) => isSaid.test(text) || keepsOrder.test(text) || (areTextsKept && types.has('string')),
  );
  return new Set(kept.map(([name]) => name));
}

const isSaid =
  /\b(?:stored|kept|returned|saved|shown)\b[^.;]*\b(?:as (?:you|it|they|clients?) (?:was |were |is |are )?sen[dt]|verbatim|unchanged)\b|\bcase is (?:kept|preserved)\b/i;

const keepsOrder = /\border is (?:kept|preserved|significant)\b|\bin the order (?:that |in which )?(?:you|they)\b/i;
