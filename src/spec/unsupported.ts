const byPlace = 'refer to the schema by its place instead, for example #/components/schemas/User';

/** Everything that is legal and that Twinspec does not support. It is said at start: better refused than ignored. */
export const unsupported = {
  swagger: 'Swagger 2.0 is not supported: convert the document to OpenAPI 3.1.',
  olderVersion: 'This version of OpenAPI is not supported: convert the document to OpenAPI 3.1.',
  newerVersion: 'This version of OpenAPI is not supported yet: write the document in OpenAPI 3.1.',
  unknownVersion: "This is not a version of OpenAPI that Twinspec knows: write it in full, for example '3.1.1'.",
  dialect: 'This dialect of JSON Schema is not supported: leave it out and use the default of OpenAPI 3.1 (2020-12).',
  remoteReference: 'References to the network are not supported: save the file beside this one and refer to the copy.',
  absoluteReference: 'References to absolute paths are not supported: write the path relative to this file.',
  anchorReference: `References to anchors are not supported: ${byPlace}.`,
  keywords: {
    $id: `$id is not supported: remove it and ${byPlace}.`,
    $anchor: `$anchor is not supported: remove it and ${byPlace}.`,
    $dynamicAnchor: `$dynamicAnchor is not supported: remove it and ${byPlace}.`,
    $dynamicRef: `$dynamicRef is not supported: write $ref and ${byPlace}.`,
    $recursiveAnchor: `$recursiveAnchor is not supported: remove it and ${byPlace}.`,
    $recursiveRef: `$recursiveRef is not supported: write $ref and ${byPlace}.`,
    $vocabulary: '$vocabulary is not supported: remove it.',
  },
} as const;

/** The dialects that OpenAPI 3.1 schemas are written in; naming one of them says nothing new. */
export const supportedDialects: readonly unknown[] = [
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://json-schema.org/draft/2020-12/schema',
];
