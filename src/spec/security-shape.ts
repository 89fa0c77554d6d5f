import { flag, listOf, mapOf, object, objectOf, oneOf, requires, type Shape, text } from './shape.js';
import { childOf } from './site.js';

export const securityRequirements = listOf(mapOf(listOf(text)));

const flow = objectOf({ scopes: mapOf(text) });

const schemeShapes: Readonly<Record<string, Shape>> = {
  apiKey: objectOf({ name: text, in: oneOf('query', 'header', 'cookie') }, requires('name', 'in')),
  http: objectOf({ scheme: text, bearerFormat: text }, requires('scheme')),
  oauth2: objectOf({ flows: mapOf(flow) }),
  openIdConnect: object,
  mutualTLS: object,
};

const schemeType = oneOf(...Object.keys(schemeShapes));

export const securityScheme: Shape = objectOf(
  { type: schemeType, deprecated: flag },
  requires('type'),
  (site, walk) => {
    const type = childOf(site, 'type').value;
    if (typeof type === 'string' && Object.hasOwn(schemeShapes, type)) schemeShapes[type]?.(site, walk);
  },
);
