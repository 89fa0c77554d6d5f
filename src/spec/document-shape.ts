import { content, examples, mediaType } from './content-shape.js';
import type { Edition } from './edition.js';
import { isAdditionalMethod } from './operation-sites.js';
import { header, parameter } from './parameter-shape.js';
import { dialect, schema } from './schema-shape.js';
import { securityRequirements, securityScheme } from './security-shape.js';
import { servers } from './server-shape.js';
import {
  extensibleMapOf,
  flag,
  isIgnored,
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

const saysWhatIsNotChecked: Shape = (site, { warn }) => {
  for (const media of childrenOf(childOf(site, 'content'))) {
    if (/^multipart\//i.test(media.token))
      warn(media, 'Multipart bodies are taken as they are: their parts are not checked.');
  }
};

const requestBody = objectOf(
  { required: flag, content },
  (site, { report }) => {
    if (childrenOf(childOf(site, 'content')).length > 0) return;
    report(site, `${nameOf(site)} needs a 'content' with a media type.`);
  },
  saysWhatIsNotChecked,
);

const response = objectOf({ description: text, headers: mapOf(refOr(header)), content });

/** OpenAPI 3.1 lets an operation declare no response; what it answers is then nobody's to check. */
const declaresResponses: Shape = (site, { warn }) => {
  if (childOf(site, 'responses').value === undefined)
    warn(site, `${nameOf(site)} declares no 'responses': whatever it answers is as documented.`);
};

const statusPattern = /^(?:[1-5]\d\d|[1-5]XX|default)$/;

const responses: Shape = (site, walk) => {
  extensibleMapOf((entry) => {
    if (statusPattern.test(entry.token)) refOr(response)(entry, walk);
    else walk.report(entry, `'${entry.token}' is not a status: write three digits, a range such as 4XX, or default.`);
  })(site, walk);
  const isEmpty = childrenOf(site).every(({ token }) => token.startsWith('x-'));
  if (isEmpty) walk.report(site, "'responses' needs at least one response.");
};

const ignoredServers = isIgnored("'servers' means nothing here: all paths are below the servers of the document.");

/** What belongs to the API without being part of it, such as its token endpoint, may well be elsewhere. */
const otherServers: Shape = (site, walk) => {
  const { 'x-twinspec': extension } = (site.parent?.value ?? {}) as {
    readonly 'x-twinspec'?: { readonly companion?: unknown };
  };
  if (extension?.companion !== true) ignoredServers(site, walk);
};

/** Its names are runtime expressions, which say where a request goes. */
function callback(...[site, walk]: Parameters<Shape>): void {
  extensibleMapOf(pathItem)(site, walk);
}

const operation = objectOf(
  {
    operationId: text,
    summary: text,
    deprecated: flag,
    parameters,
    requestBody: refOr(requestBody),
    responses,
    security: securityRequirements,
    callbacks: mapOf(refOr(callback)),
    servers: otherServers,
    'x-twinspec': object,
  },
  declaresResponses,
);

const additionalOperations: Shape = (site, walk) => {
  mapOf(operation)(site, walk);
  for (const entry of childrenOf(site)) {
    if (isAdditionalMethod(entry.token)) continue;
    walk.report(entry, `'${entry.token}' is not a method that can stand here: write one in capitals, such as COPY.`);
  }
};

function pathItem(...[site, walk]: Parameters<Shape>): void {
  pathItemObject(site, walk);
}

const pathItemObject = objectOf({
  $ref: reference(pathItem),
  servers: otherServers,
  parameters,
  ...Object.fromEntries(httpMethods.map((method) => [method, operation])),
  additionalOperations,
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
  callbacks: mapOf(refOr(callback)),
  pathItems: mapOf(pathItem),
  securitySchemes: mapOf(refOr(securityScheme)),
  mediaTypes: mapOf(refOr(mediaType)),
});

const fields = {
  info: objectOf({ title: text, version: text }, requires('title', 'version')),
  jsonSchemaDialect: dialect,
  $self: isIgnored("'$self' is not supported: references are resolved by where the files are."),
  servers,
  paths,
  webhooks: extensibleMapOf(pathItem),
  components,
  security: securityRequirements,
};

/** A document of OpenAPI 3.1 on may describe webhooks or hold components only; then nothing is served. */
const describesPaths: Shape = (site, walk) => {
  if (['webhooks', 'components'].every((name) => childOf(site, name).value === undefined))
    requires('paths')(site, walk);
  else if (childOf(site, 'paths').value === undefined) walk.warn(site, "Without 'paths' there is nothing to serve.");
};

/** Links are nobody's here. */
const document = objectOf(fields, requires('info'), describesPaths);

/** With the places that Swagger 2.0 has for what is shared; what refers there still finds it. */
const swagger = objectOf({ ...fields, definitions: mapOf(schema) }, requires('info', 'paths'));

/** The root of a document: whatever we read of it. */
export const shapeOf = (edition: Edition): Shape => (edition === '2.0' ? swagger : document);
