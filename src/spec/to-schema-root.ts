/**
 * A document as a JSON Schema library is to have it: what is in it is found by pointer, and nobody looks through it for
 * `$id` and `$anchor`, which examples hold too. (Loading has replaced those that mean something.) A file that is no
 * OpenAPI document may be a schema itself, so what it holds can be seen, but for such words.
 */
export function toSchemaRoot(document: object): object {
  const isOpenApi = ['openapi', 'swagger'].some((field) => Object.hasOwn(document, field));
  return isOpenApi ? hidden(document) : withoutNames(document);
}

function hidden(document: object): object {
  const parts = Object.entries(document).map(([name, value]) => [name, { value: value as unknown }] as const);
  return Object.defineProperties({ $comment: 'An OpenAPI document.' }, Object.fromEntries(parts));
}

const names = ['$id', '$anchor', '$dynamicAnchor'];

function withoutNames(document: object): object {
  const text = JSON.stringify(document);
  if (!names.some((name) => text.includes(`"${name}"`))) return document;
  return JSON.parse(text, (name, value: unknown) =>
    names.includes(name) && typeof value === 'string' ? undefined : value,
  ) as object;
}
