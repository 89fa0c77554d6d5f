import { describe, expect, test } from 'vitest';
import { specFrom } from '../support/spec-from.js';
import { observedIn } from './observed.js';

const it = "content: { application/json: { schema: { $ref: '#/components/schemas/Template' } } }";

const spec = await specFrom(`
openapi: 3.1.0
info: { title: Templates, version: '1' }
paths:
  /templates:
    post: { operationId: create, requestBody: { required: true, ${it} }, responses: { 201: { description: Done., ${it} } } }
  /templates/{id}:
    get:
      operationId: read
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { 200: { description: It., ${it} } }
components:
  schemas:
    Template:
      type: object
      required: [id]
      properties:
        id: { type: string, readOnly: true }
        fields: { allOf: [{ $ref: '#/components/schemas/Fields' }] }
    Fields:
      type: array
      items:
        type: object
        properties:
          name: { type: string }
          look: { type: object, properties: { hidden: { type: boolean, default: false }, size: { type: integer } } }
          token: { type: string, readOnly: true }
          password: { type: string, writeOnly: true }
`);

describe('a list of objects that a client has written is kept', () => {
  const create = (sends: object, shows: object) => observedIn(spec, [['POST /templates', 201, { sends, shows }]]);
  const sent = { name: 'price', look: {} };

  test.each([
    { because: 'the default is there that a part was sent without', shown: { ...sent, look: { hidden: false } } },
    { because: 'what only the server says is there, too', shown: { ...sent, token: 'made' } },
  ])('where $because', ({ shown }) => {
    expect(create({ fields: [sent] }, { id: 'one', fields: [shown] })).toEqual([]);
  });

  test('where what is never shown is missing', () => {
    expect(create({ fields: [{ ...sent, password: 'told' }] }, { id: 'one', fields: [sent] })).toEqual([]);
  });

  test.each([
    { because: 'a part has a value that nobody has sent', shown: [{ ...sent, look: { hidden: true } }] },
    { because: 'a part has something that is no default', shown: [{ ...sent, look: { size: 7 } }] },
    { because: 'a part is lost', shown: [{ look: {} }] },
    { because: 'there is one more', shown: [sent, sent] },
  ])('and is not where $because', ({ shown }) => {
    expect(create({ fields: [sent] }, { id: 'one', fields: shown })).toEqual([
      'read-equals-written create /templates/fields',
    ]);
  });
});
