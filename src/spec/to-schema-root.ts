/**
 * A document as a JSON Schema library is to have it: what is in it is found by pointer, and nobody looks through it for
 * `$id` and `$anchor`, which examples hold too. (Loading has replaced those that mean something.) A file that holds one
 * schema stays as it is.
 */
export function toSchemaRoot(document: object): object {
  if (!['openapi', 'swagger'].some((field) => Object.hasOwn(document, field))) return document;
  const hidden = Object.entries(document).map(([name, value]) => [name, { value: value as unknown }] as const);
  return Object.defineProperties({ $comment: 'An OpenAPI document.' }, Object.fromEntries(hidden));
}
