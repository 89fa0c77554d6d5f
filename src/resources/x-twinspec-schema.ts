/** JSON Schema of the `x-twinspec` extension, at the root of a document and on its operations. */

const names = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 } as const;
const nameOrNames = { anyOf: [{ type: 'string', minLength: 1 }, names] } as const;
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
    key: nameOrNames,
    unique: { type: 'array', items: uniqueKey },
    index: names,
    search: names,
    references: { type: 'array', items: reference },
  },
  additionalProperties: false,
} as const;

/** `x-twinspec` at the root: the collections of the state. */
export const documentExtensionSchema = {
  type: 'object',
  properties: { collections: { type: 'object', additionalProperties: collection } },
  additionalProperties: false,
} as const;

/** `x-twinspec` on an operation: how it pages and searches, what it needs, whether it is a companion. */
export const operationExtensionSchema = {
  type: 'object',
  properties: {
    companion: { type: 'boolean', description: 'Not one of the documented operations, but flows and clients need it.' },
    requires: {
      ...names,
      description: 'Body properties that a server must need though the schema calls them optional.',
    },
    paging: {
      type: 'object',
      required: ['page', 'defaultSize', 'above', 'below'],
      properties: {
        page: { type: 'string', description: 'Query parameter with the page number, from 1.' },
        size: { type: 'string', description: 'Query parameter with the page size; absent where the size is fixed.' },
        defaultSize: { type: 'integer', minimum: 1 },
        maxSize: { type: 'integer', minimum: 1 },
        above: { ...limit, description: 'What happens to a size above the maximum.' },
        below: { ...limit, description: 'What happens to a page or size below its minimum.' },
      },
      additionalProperties: false,
    },
    search: {
      type: 'object',
      required: ['parameter', 'fields'],
      properties: { parameter: { type: 'string' }, fields: names },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;
