/** JSON Schema of the `x-twinspec` extension, at the root of a document and on its operations. */
import { roleProperties } from './x-twinspec-role-schema.js';

const names = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 } as const;
const nameOrNames = { anyOf: [{ type: 'string', minLength: 1 }, names] } as const;
const fieldList = { type: 'array', items: { type: 'string', minLength: 1 } } as const;
const limit = { enum: ['clamp', 'reject'] } as const;

const uniqueKey = {
  anyOf: [
    nameOrNames,
    {
      type: 'object',
      required: ['fields'],
      properties: { fields: names, ignoreCase: { type: 'boolean' } },
      additionalProperties: false,
    },
  ],
} as const;

const reference = {
  type: 'object',
  required: ['field', 'to', 'onDelete'],
  properties: {
    field: { type: 'string', description: 'Property that holds a key, or an array of keys, of the other collection.' },
    to: { type: 'string', description: 'Name of that collection.' },
    inverse: { type: 'string', description: 'Array property over there that is kept in step.' },
    onDelete: {
      enum: ['cascade', 'restrict', 'clear', 'remove'],
      description:
        'What deleting the other record does: delete this one too, refuse, set null, take the key out of the array.',
    },
  },
  additionalProperties: false,
} as const;

const collection = {
  type: 'object',
  required: ['key'],
  properties: {
    schema: { type: 'string', description: 'Reference to the schema of an item on the wire.' },
    key: { ...nameOrNames, description: 'What tells the records apart; what they are inside of comes first.' },
    identifier: {
      ...nameOrNames,
      description:
        'What tells the records apart on the wire, where that is another property than the key that a mock keeps.',
    },
    unique: { type: 'array', items: uniqueKey, description: 'What no two records may share.' },
    index: names,
    search: names,
    references: { type: 'array', items: reference },
    writable: {
      ...fieldList,
      description: 'All properties that a request can set, instead of those that requests show.',
    },
    derived: {
      ...fieldList,
      description: 'All properties that follow from others of the record, so that changing those may change these.',
    },
    volatile: {
      ...fieldList,
      description: 'All properties that change by themselves, such as the time of the last use.',
    },
    secret: { ...fieldList, description: 'All properties with a secret in them: passwords, tokens.' },
  },
  additionalProperties: false,
} as const;

const relation = {
  type: 'object',
  required: ['from', 'to'],
  properties: {
    from: { type: 'string', description: 'Collection that the relation is written at.' },
    to: { type: 'string', description: 'The other collection.' },
    field: { type: 'string', description: 'Property of a record of `from` with the keys of all its partners.' },
    inverse: { type: 'string', description: 'The same on the other side.' },
    count: { type: 'string', description: 'Property of a record of `from` with the number of its partners.' },
    inverseCount: { type: 'string', description: 'The same on the other side.' },
  },
  additionalProperties: false,
} as const;

/** `x-twinspec` at the root: the collections of the state, and which records belong together. */
export const documentExtensionSchema = {
  type: 'object',
  properties: {
    collections: { type: 'object', additionalProperties: collection },
    relations: { type: 'object', additionalProperties: relation },
  },
  additionalProperties: false,
} as const;

const sizes = {
  size: { type: 'string', description: 'Query parameter with the page size; absent where the size is fixed.' },
  defaultSize: { type: 'integer', minimum: 1 },
  maxSize: { type: 'integer', minimum: 1 },
  above: { ...limit, description: 'What happens to a size above the maximum.' },
  below: { ...limit, description: 'What happens to a page or size below its minimum.' },
  beyond: { enum: ['empty', 'not-found'], description: 'What comes for a page past the end.' },
} as const;

const paging = {
  type: 'object',
  properties: {
    page: { type: 'string', description: 'Query parameter with the page number.' },
    first: { enum: [0, 1], description: 'Number of the first page; 1 unless said otherwise.' },
    offset: { type: 'string', description: 'Query parameter with the number of records to leave out.' },
    cursor: { type: 'string', description: 'Query parameter with a cursor.' },
    next: {
      type: 'string',
      pattern: '^/',
      description: 'Pointer to the next cursor, or to the address of the next page.',
    },
    ...sizes,
  },
  if: { anyOf: [{ required: ['offset'] }, { required: ['cursor'] }] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: { dependentRequired: { cursor: ['next'] } },
  else: { required: ['page', 'defaultSize', 'above', 'below'] },
  additionalProperties: false,
} as const;

const listProperties = {
  paging,
  search: {
    type: 'object',
    required: ['parameter', 'fields'],
    properties: {
      parameter: { type: 'string' },
      fields: names,
      ignoreCase: { type: 'boolean', description: 'Whether upper and lower case are the same.' },
    },
    additionalProperties: false,
  },
  filters: {
    type: 'object',
    description: 'Query parameter -> the property that it has to equal; all filters that there are.',
    additionalProperties: {
      anyOf: [
        { type: 'string', minLength: 1 },
        {
          type: 'object',
          required: ['field'],
          properties: { field: { type: 'string', minLength: 1 }, ignoreCase: { type: 'boolean' } },
          additionalProperties: false,
        },
      ],
    },
  },
  sort: {
    type: 'object',
    required: ['parameter', 'orders'],
    properties: {
      parameter: { type: 'string' },
      orders: {
        type: 'object',
        description: 'Value of the parameter -> the property that it orders by, `-` in front for the other way round.',
        additionalProperties: { type: 'string', pattern: '^-?[^-]' },
      },
    },
    additionalProperties: false,
  },
  total: { type: 'string', pattern: '^/', description: 'Pointer to the number of records on all pages together.' },
  stable: { type: 'boolean', description: 'Whether the order stays while nothing is created or deleted.' },
} as const;

/** `x-twinspec` on an operation: what it does to the state, how it pages and searches, what it needs. */
export const operationExtensionSchema = {
  type: 'object',
  properties: {
    companion: { type: 'boolean', description: 'Not one of the documented operations, but flows and clients need it.' },
    requires: {
      ...names,
      description: 'Body properties that a server must need though the schema calls them optional.',
    },
    accepts: {
      type: 'object',
      description: 'Body property -> the only values that a server has to accept; none: valid requests leave it out.',
      additionalProperties: { type: 'array' },
    },
    fires: {
      type: 'array',
      minItems: 1,
      description: 'The webhooks that its success has the API send.',
      items: {
        anyOf: [
          { type: 'string', minLength: 1 },
          {
            type: 'object',
            required: ['webhook', 'body'],
            properties: {
              webhook: { type: 'string', minLength: 1 },
              body: {
                description: 'What is sent; texts in it may be runtime expressions, such as $response.body#/id.',
              },
            },
            additionalProperties: false,
          },
        ],
      },
    },
    role: { const: 'none', description: 'It does nothing to the state that could be told from paths and schemas.' },
    roles: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', properties: roleProperties, additionalProperties: false },
      description: 'What it does to the state, where that is more than one thing.',
    },
    ...roleProperties,
    ...listProperties,
  },
  additionalProperties: false,
} as const;
