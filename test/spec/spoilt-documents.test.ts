import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSpec, SpecError } from '../../src/spec/index.js';

const modern = {
  openapi: '3.1.1',
  info: { title: 'Users', version: '1' },
  servers: [{ url: '/{base}', variables: { base: { default: 'v1' } } }],
  security: [{ token: ['read'] }],
  paths: {
    '/users/{id}': {
      $ref: '#/components/pathItems/User',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    },
  },
  components: {
    pathItems: {
      User: {
        put: {
          operationId: 'put',
          parameters: [{ $ref: '#/components/parameters/Limit' }],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/User' } } } },
          responses: { 200: { $ref: '#/components/responses/User' }, default: { description: 'Error' } },
          security: [{}],
        },
      },
    },
    parameters: { Limit: { name: 'limit', in: 'query', content: { 'text/plain': { schema: true } } } },
    responses: {
      User: { headers: { 'X-Id': { schema: {}, example: 1 } }, content: { 'text/plain': { examples: {} } } },
    },
    schemas: { User: { type: ['object', 'null'], properties: { boss: { $ref: '#/components/schemas/User' } } } },
    securitySchemes: { token: { type: 'oauth2', flows: { implicit: { scopes: { read: '' } } } } },
  },
};

const older = {
  ...modern,
  openapi: '3.0.3',
  components: {
    ...modern.components,
    schemas: {
      User: {
        type: 'object',
        nullable: true,
        required: ['age'],
        discriminator: { propertyName: 'age' },
        properties: {
          age: { type: 'integer', minimum: 0, exclusiveMinimum: true },
          boss: { nullable: true, allOf: [{ $ref: '#/components/schemas/User', minProperties: 1 }] },
        },
      },
    },
  },
};

const newer = {
  ...modern,
  openapi: '3.2.0',
  components: {
    ...modern.components,
    schemas: {
      User: {
        $id: 'user',
        $anchor: 'u',
        $dynamicAnchor: 'n',
        items: { $dynamicRef: '#n' },
        not: { items: { $ref: '#u' } },
      },
    },
    mediaTypes: { Stream: { itemSchema: { $ref: '#/components/schemas/User' } } },
  },
};

const swagger = {
  swagger: '2.0',
  info: { title: 'Users', version: '1' },
  host: 'users.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  securityDefinitions: { token: { type: 'oauth2', flow: 'implicit', scopes: { read: '' } }, basic: { type: 'basic' } },
  security: [{ token: ['read'] }],
  parameters: {
    Limit: { name: 'limit', in: 'query', type: 'array', items: { type: 'integer' }, collectionFormat: 'multi' },
    User: { name: 'user', in: 'body', schema: { $ref: '#/definitions/User' } },
  },
  responses: {
    User: { description: 'D', schema: { $ref: '#/definitions/User' }, headers: { 'X-Id': { type: 'string' } } },
  },
  paths: {
    '/users/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      put: {
        parameters: [{ $ref: '#/parameters/Limit' }, { $ref: '#/parameters/User' }],
        responses: { 200: { $ref: '#/responses/User' }, default: { description: 'Error', schema: { type: 'file' } } },
      },
      post: {
        consumes: ['multipart/form-data'],
        produces: ['text/plain'],
        parameters: [
          { name: 'a', in: 'formData', type: 'file', required: true },
          { name: 'b', in: 'formData', type: 'array' },
        ],
        responses: { 200: { $ref: '#/responses/User' }, 201: { description: 'D', examples: { 'text/plain': 'a' } } },
      },
    },
  },
  definitions: {
    User: { type: 'object', discriminator: 'kind', properties: { kind: { type: 'string', 'x-nullable': true } } },
  },
};

const spoiler = fc.oneof(
  fc.jsonValue(),
  fc
    .constantFrom(
      '#',
      '#/paths',
      '#/components/schemas/User',
      '#/components/parameters/Limit',
      '#/parameters/User',
      '#/responses/User',
      '#u',
      'user#u',
      'https://example.com/user',
    )
    .map(($ref) => ({ $ref })),
);

test.each([
  { version: 'OpenAPI 3.1', document: modern },
  { version: 'OpenAPI 3.0', document: older },
  { version: 'OpenAPI 3.2', document: newer },
  { version: 'Swagger 2.0', document: swagger },
])('whatever stands in a document of $version, loading ends with a spec or with a SpecError', async ({ document }) => {
  const text = JSON.stringify(document);
  const whole = await loadSpec('api.json', { readFile: () => Promise.resolve(Buffer.from(text)) });
  expect(whole.operations.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.nat(), spoiler, async (position, value) => {
      const spoilt = JSON.stringify(spoil(JSON.parse(text) as object, position, value));

      const outcome = await loadSpec('api.json', { readFile: () => Promise.resolve(Buffer.from(spoilt)) }).then(
        (spec) => [spec.warnings, spec.operations.map(({ parameters, responses }) => [parameters, responses])],
        (error: unknown) => error,
      );

      expect(Array.isArray(outcome) || outcome instanceof SpecError).toBe(true);
    }),
    { seed: 1, numRuns: 400 },
  );
});

/** Puts a value into the place of one of the values below. */
function spoil(root: object, position: number, value: unknown): object {
  const places: [object, string][] = [];
  const visit = (parent: object) => {
    for (const [key, child] of Object.entries(parent)) {
      places.push([parent, key]);
      if (typeof child === 'object' && child !== null) visit(child);
    }
  };
  visit(root);
  const [parent, key] = places[position % places.length] ?? [root, 'paths'];
  Object.assign(parent, { [key]: value });
  return root;
}
