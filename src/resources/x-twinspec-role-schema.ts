/** JSON Schema of what `x-twinspec` says about the role of an operation. */

const collection = { type: 'string', description: 'Name of a collection.' } as const;
const relation = { type: 'string', description: 'Name of a relation.' } as const;

const request = '^\\$request\\.(?:path\\.[^{}#]+|query\\.[^{}#]+|body(?:#(?:/.*)?)?)$';
const response = '^\\$response\\.(?:header\\.[Ll]ocation|body(?:#(?:/.*)?)?)$';
const item = '^\\$item(?:#(?:/.*)?)?$';

const expression = {
  type: 'string',
  description:
    'Runtime expression: $request.path.id, $request.body#/id, $response.body#/id, $response.header.Location; $item#/id in a list.',
  anyOf: [{ pattern: request }, { pattern: response }, { pattern: item }],
} as const;

const source = {
  anyOf: [
    expression,
    {
      type: 'object',
      required: ['value', 'length'],
      properties: {
        value: expression,
        length: { type: 'integer', minimum: 1, description: 'How many characters from the beginning are the key.' },
      },
      additionalProperties: false,
    },
  ],
} as const;

const keySources = { type: 'object', additionalProperties: source } as const;

const inRequest = { type: 'string', pattern: '^\\$request\\.body(?:#(?:/.*)?)?$' } as const;
const inResponse = { type: 'string', pattern: '^\\$response\\.body(?:#(?:/.*)?)?$' } as const;

/** Each verb names what the operation acts on; the rest says where things stand, and may be left out where that is plain. */
export const roleProperties = {
  creates: collection,
  reads: collection,
  lists: collection,
  replaces: collection,
  patches: collection,
  deletes: collection,
  links: relation,
  unlinks: relation,
  relates: { ...relation, description: 'Name of the relation whose partners of one record it lists.' },
  key: { ...keySources, description: 'Key property -> where its value stands. In a list: of an item.' },
  from: { ...keySources, description: 'The same for the record of `from` of a relation.' },
  to: { ...keySources, description: 'The same for the record of `to` of a relation.' },
  record: { ...inResponse, description: 'Where the answer shows the record.' },
  items: { ...inResponse, description: 'Where the answer has the list.' },
  input: { ...inRequest, description: 'Where the request has the properties.' },
  names: {
    type: 'object',
    additionalProperties: { type: 'string', minLength: 1 },
    description:
      'Property in the request -> property of the record, where they differ; an empty name stands for the whole input.',
  },
  ignored: {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    description: 'Properties of the request that say what to do and are no part of the record.',
  },
  nested: { enum: ['merge', 'replace'], description: 'How objects inside of a record are changed.' },
  successor: {
    ...inRequest,
    description: 'The record that everything points to afterwards that pointed to the deleted one.',
  },
} as const;
