import { schema } from './schema-shape.js';
import { anything, mapOf, objectOf, refOr, type Shape, text } from './shape.js';

/** RFC 9110 section 8.3.1, and the ranges that OpenAPI allows as keys. */
const mediaTypePattern = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;.*)?$/;

const example = objectOf({ summary: text, value: anything });

export const examples = mapOf(refOr(example));

/** OpenAPI 3.2: what each item of a stream looks like. */
const itemSchema: Shape = (site, walk) => {
  walk.warn(site, "'itemSchema' is not supported: the items of a stream are not checked.");
  schema(site, walk);
};

export const mediaType = objectOf({
  schema,
  itemSchema,
  examples,
  encoding: mapOf(objectOf({ contentType: text })),
});

const mediaTypeOrReference = refOr(mediaType);

/** A map of media types. */
export const content: Shape = mapOf((site, walk) => {
  if (!mediaTypePattern.test(site.token)) {
    walk.report(site, `'${site.token}' is not a media type; write it as in 'application/json'.`);
  }
  mediaTypeOrReference(site, walk);
});
