import type { Spec } from '../spec/index.js';
import { boundariesOf } from './boundaries.js';
import { createDrafts, sentValue } from './create-drafts.js';
import { GenerationError } from './generation-error.js';
import type { Generator } from './generator.js';
import { violationsOf } from './violations.js';

/** `tag`: letters that the generated names, texts and addresses hold, so that they can be recognised and are unique; `''` for texts as people write them. */
export function createGenerator(spec: Spec, options: { seed: string; tag: string }): Generator {
  const drafts = createDrafts(spec, options);
  return {
    value(schema, purpose) {
      // The least may fit several branches of a oneOf, where all that one of them names fits no other.
      const draft = drafts.draft(schema, purpose) ?? drafts.draft(schema, { ...purpose, extent: 'maximal' });
      if (draft !== undefined) return sentValue(draft);
      const example = drafts.examplesOf(schema).find((value) => drafts.check.accepts([schema], value));
      if (example === undefined) throw new GenerationError(spec.locate(schema));
      return example;
    },
    accepts: (schema, value) => drafts.check.accepts([schema], value),
    boundaries: (schema, purpose) => boundariesOf(schema, { drafts, purpose }),
    violations: (schema, purpose) => violationsOf(schema, { drafts, purpose }),
  };
}
