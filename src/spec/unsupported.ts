const byPlace = 'refer to the schema by its place instead, for example #/components/schemas/User';

/** Everything that is legal and that Twinspec does not support. It is said at start: better refused than ignored. */
export const unsupported = {
  olderVersion: 'This version is not supported: write the document in Swagger 2.0, or better in OpenAPI 3.',
  newerVersion: 'This version of OpenAPI is not supported yet: write the document in OpenAPI 3.2 or 3.1.',
  unknownVersion: "This is not a version of OpenAPI that Twinspec knows: write it in full, for example '3.1.1'.",
  dialect: 'This dialect of JSON Schema is not known here: the schema is read as JSON Schema 2020-12.',
  remoteReference:
    'References to the network are followed only with --allow-remote-refs (allowRemoteRefs): or save the file beside this one and refer to the copy.',
  absoluteReference: 'References to absolute paths are not supported: write the path relative to this file.',
  localReference: 'A document from the network must not refer to files of this machine.',
  outsideReference:
    'Files outside of the folder of the document are read only where they are named .yaml, .yml or .json, and not hidden.',
  anchorReference: `No schema has this '$anchor': ${byPlace}.`,
  severalDynamicAnchors: 'Several schemas have this $dynamicAnchor: the nearest one is meant, as by $ref.',
  vocabulary: '$vocabulary is not supported: all keywords of JSON Schema 2020-12 are known.',
  keywords: {
    $recursiveAnchor: `$recursiveAnchor is not supported: remove it and ${byPlace}.`,
    $recursiveRef: `$recursiveRef is not supported: write $ref and ${byPlace}.`,
  },
} as const;

/** The dialects that schemas of OpenAPI 3.1 and 3.2 are written in; naming one of them says nothing new. */
export const knownDialects =
  /^https:\/\/(?:spec\.openapis\.org\/oas\/3\.[12]\/dialect\/|json-schema\.org\/draft\/2020-12\/schema#?$)/;
