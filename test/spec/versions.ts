/** The same small API, as each version of OpenAPI writes it. */
const swagger = {
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  host: 'pets.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    oauth: { type: 'oauth2', flow: 'application', tokenUrl: 'https://pets.example/token', scopes: { read: 'Reads' } },
  },
  security: [{ key: [] }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        parameters: [
          { name: 'limit', in: 'query', type: 'integer', maximum: 10, exclusiveMaximum: true },
          { name: 'ids', in: 'query', type: 'array', items: { type: 'integer' }, collectionFormat: 'pipes' },
        ],
        responses: {
          200: {
            description: 'All pets.',
            schema: { type: 'array', items: { $ref: '#/definitions/Pet' } },
            examples: { 'application/json': [{ id: 1, owner: null }] },
          },
        },
      },
      post: {
        operationId: 'createPet',
        parameters: [{ name: 'pet', in: 'body', required: true, schema: { $ref: '#/definitions/Pet' } }],
        responses: {
          201: {
            description: 'The pet.',
            schema: { $ref: '#/definitions/Pet' },
            examples: { 'application/json': { id: 2 } },
          },
        },
      },
    },
    '/pets/{id}/name': {
      put: {
        operationId: 'namePet',
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'integer' },
          { name: 'name', in: 'formData', required: true, type: 'string', minLength: 2 },
        ],
        consumes: ['application/x-www-form-urlencoded'],
        responses: { 204: { description: 'Done.' } },
      },
    },
  },
  definitions: {
    Pet: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'integer', minimum: 0, exclusiveMinimum: true },
        owner: { type: 'string', 'x-nullable': true },
      },
    },
  },
};

const pet = { $ref: '#/components/schemas/Pet' };

const json = (schema: object, example?: unknown) => ({
  'application/json': { schema, ...(example !== undefined && { example }) },
});

const openapi = (version: string, schema: { limit: object; id: object; owner: object }) => ({
  openapi: version,
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.example/v1' }],
  security: [{ key: [] }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        parameters: [
          { name: 'limit', in: 'query', schema: schema.limit },
          {
            name: 'ids',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: { type: 'array', items: { type: 'integer' } },
          },
        ],
        responses: {
          200: { description: 'All pets.', content: json({ type: 'array', items: pet }, [{ id: 1, owner: null }]) },
        },
      },
      post: {
        operationId: 'createPet',
        requestBody: { required: true, content: json(pet) },
        responses: { 201: { description: 'The pet.', content: json(pet, { id: 2 }) } },
      },
    },
    '/pets/{id}/name': {
      put: {
        operationId: 'namePet',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                properties: { name: { type: 'string', minLength: 2 } },
                required: ['name'],
              },
            },
          },
        },
        responses: { 204: { description: 'Done.' } },
      },
    },
  },
  components: {
    schemas: {
      Pet: { type: 'object', required: ['id'], properties: { id: schema.id, owner: schema.owner } },
    },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://pets.example/token', scopes: { read: 'Reads' } } },
      },
    },
  },
});

const modern = {
  limit: { type: 'integer', exclusiveMaximum: 10 },
  id: { type: 'integer', exclusiveMinimum: 0 },
  owner: { type: ['string', 'null'] },
};

export const versions: readonly { readonly version: string; readonly document: object }[] = [
  { version: 'Swagger 2.0', document: swagger },
  {
    version: 'OpenAPI 3.0',
    document: openapi('3.0.3', {
      limit: { type: 'integer', maximum: 10, exclusiveMaximum: true },
      id: { type: 'integer', minimum: 0, exclusiveMinimum: true },
      owner: { type: 'string', nullable: true },
    }),
  },
  { version: 'OpenAPI 3.1', document: openapi('3.1.1', modern) },
  { version: 'OpenAPI 3.2', document: openapi('3.2.0', modern) },
];
