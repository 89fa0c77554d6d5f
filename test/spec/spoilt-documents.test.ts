import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSpec, SpecError } from '../../src/spec/index.js';

const document = JSON.stringify({
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
});

const spoiler = fc.oneof(
  fc.jsonValue(),
  fc
    .constantFrom('#', '#/paths', '#/components/schemas/User', '#/components/parameters/Limit')
    .map(($ref) => ({ $ref })),
);

test('whatever stands in a document, loading ends with a spec or with a SpecError', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), spoiler, async (position, value) => {
      const spoilt = JSON.stringify(spoil(JSON.parse(document), position, value));

      const outcome = await loadSpec('api.json', { readFile: () => Promise.resolve(Buffer.from(spoilt)) }).then(
        (spec) => spec.operations.map(({ responses }) => responses),
        (error: unknown) => error,
      );

      expect(Array.isArray(outcome) || outcome instanceof SpecError).toBe(true);
    }),
    { seed: 1, numRuns: 500 },
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
