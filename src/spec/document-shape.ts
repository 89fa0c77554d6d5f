import { content, examples } from './content-shape.js';
import { header, parameter } from './parameter-shape.js';
import { dialect, schema } from './schema-shape.js';
import { securityRequirements, securityScheme } from './security-shape.js';
import { servers } from './server-shape.js';
import {
  extensibleMapOf,
  flag,
  listOf,
  mapOf,
  nameOf,
  object,
  objectOf,
  reference,
  refOr,
  requires,
  type Shape,
  text,
} from './shape.js';
import { childOf, childrenOf } from './site.js';
import { httpMethods } from './spec.js';

const parameters = listOf(refOr(parameter));

const requestBody = objectOf({ required: flag, content }, (site, { report }) => {
  if (childrenOf(childOf(site, 'content')).length > 0) return;
  report(site, `${nameOf(site)} needs a 'content' with a media type.`);
});

const response = objectOf({ description: text, headers: mapOf(refOr(header)), content });

const statusPattern = /^(?:[1-5]\d\d|[1-5]XX|default)$/;

const responses: Shape = (site, walk) => {
  extensibleMapOf((entry) => {
    if (statusPattern.test(entry.token)) refOr(response)(entry, walk);
    else walk.report(entry, `'${entry.token}' is not a status: write three digits, a range such as 4XX, or default.`);
  })(site, walk);
  const isEmpty = childrenOf(site).every(({ token }) => token.startsWith('x-'));
  if (isEmpty) walk.report(site, "'responses' needs at least one response.");
};

const operation = objectOf(
  {
    operationId: text,
    summary: text,
    deprecated: flag,
    parameters,
    requestBody: refOr(requestBody),
    responses,
    security: securityRequirements,
    'x-twinspec': object,
  },
  requires('responses'),
);

function pathItem(...[site, walk]: Parameters<Shape>): void {
  pathItemObject(site, walk);
}

const pathItemObject = objectOf({
  $ref: reference(pathItem),
  parameters,
  ...Object.fromEntries(httpMethods.map((method) => [method, operation])),
});

const paths = extensibleMapOf((site, walk) => {
  if (!site.token.startsWith('/')) walk.report(site, `The path '${site.token}' must begin with '/'.`);
  pathItem(site, walk);
});

const components = objectOf({
  schemas: mapOf(schema),
  parameters: mapOf(refOr(parameter)),
  requestBodies: mapOf(refOr(requestBody)),
  responses: mapOf(refOr(response)),
  headers: mapOf(refOr(header)),
  examples,
  pathItems: mapOf(pathItem),
  securitySchemes: mapOf(refOr(securityScheme)),
});

/** The root of an OpenAPI 3.1 document: whatever we read of it. Webhooks, callbacks and links are nobody's here. */
export const document = objectOf(
  {
    info: objectOf({ title: text, version: text }, requires('title', 'version')),
    jsonSchemaDialect: dialect,
    servers,
    paths,
    components,
    security: securityRequirements,
  },
  requires('info', 'paths'),
);
