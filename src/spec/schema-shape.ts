import { toRegExp } from './patterns/to-reg-exp.js';
import {
  count,
  flag,
  isIgnored,
  list,
  listOf,
  mapOf,
  mismatch,
  number,
  object,
  objectOf,
  oneOf,
  reference,
  requires,
  type Shape,
  text,
} from './shape.js';
import { childrenOf, isObject } from './site.js';
import { knownDialects, unsupported } from './unsupported.js';

/** A Schema Object of OpenAPI 3.1: JSON Schema 2020-12, so true and false are schemas too. */
export function schema(...[site, walk]: Parameters<Shape>): void {
  if (typeof site.value === 'boolean') return;
  if (isObject(site.value)) {
    walk.modernise(site);
    schemaObject(site, walk);
  } else walk.report(site, mismatch(site, 'a schema (an object, true or false)'));
}

export const dialect: Shape = (site, walk) => {
  if (typeof site.value !== 'string') text(site, walk);
  else if (!knownDialects.test(site.value)) walk.warn(site, unsupported.dialect);
};

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

const type: Shape = (site, walk) => {
  if (Array.isArray(site.value)) listOf(oneOf(...types))(site, walk);
  else oneOf(...types)(site, walk);
};

const pattern: Shape = (site, walk) => {
  if (typeof site.value !== 'string') text(site, walk);
  else regularExpression(site.value, site, walk);
};

function regularExpression(source: string, ...[site, { report }]: Parameters<Shape>): void {
  if (toRegExp(source) === undefined) report(site, `'${source}' is not a regular expression (ECMA-262).`);
}

const patternProperties: Shape = (site, walk) => {
  mapOf(schema)(site, walk);
  for (const child of childrenOf(site)) regularExpression(child.token, child, walk);
};

/** Code that tries them one after the other grows with the square of their number. */
const mostAlternatives = 256;

const alternatives: Shape = (site, walk) => {
  const { length = 0 } = site.value as { readonly length?: number };
  if (length <= mostAlternatives) listOf(schema)(site, walk);
  else
    walk.report(
      site,
      `More than ${mostAlternatives} alternatives are not supported; here are ${length}.`,
      'unsupported',
    );
};

/** Many write a map of examples, as media types have it; nothing that is checked depends on it. */
const examples: Shape = (site, { warn }) => {
  if (!Array.isArray(site.value)) warn(site, `${mismatch(site, 'a list')} It is ignored.`);
};

const refused = Object.entries(unsupported.keywords).map(([keyword, message]): [string, Shape] => [
  keyword,
  (site, { report }) => report(site, message, 'unsupported'),
]);

/** A name of the schema; what is not text is reported. */
const name: Shape = (site, walk) => {
  if (typeof site.value !== 'string') text(site, walk);
  else if (site.parent !== undefined) walk.identify(site.parent);
};

const schemaObject = objectOf({
  $id: name,
  $anchor: name,
  $dynamicAnchor: name,
  $ref: reference(schema),
  $dynamicRef: reference(schema),
  $schema: dialect,
  $vocabulary: isIgnored(unsupported.vocabulary),
  $defs: mapOf(schema),
  ...Object.fromEntries(refused),

  allOf: listOf(schema),
  anyOf: alternatives,
  oneOf: alternatives,
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name.
  then: schema,
  else: schema,
  dependentSchemas: mapOf(schema),

  type,
  enum: list,
  examples,
  format: text,
  deprecated: flag,
  readOnly: flag,
  writeOnly: flag,
  discriminator: objectOf({ propertyName: text, mapping: mapOf(text) }, requires('propertyName')),

  multipleOf: number,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,

  minLength: count,
  maxLength: count,
  pattern,
  contentEncoding: text,
  contentMediaType: text,
  contentSchema: schema,

  items: schema,
  prefixItems: listOf(schema),
  contains: schema,
  minContains: count,
  maxContains: count,
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  unevaluatedItems: schema,

  properties: mapOf(schema),
  patternProperties,
  additionalProperties: schema,
  unevaluatedProperties: schema,
  propertyNames: schema,
  required: listOf(text),
  dependentRequired: mapOf(listOf(text)),
  minProperties: count,
  maxProperties: count,
  xml: object,
});
