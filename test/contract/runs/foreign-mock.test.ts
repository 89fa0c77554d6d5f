import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkNames, createHandlerTarget, phaseNames, verify } from '../../../src/contract/index.js';
import { createMock } from '../../../src/index.js';
import { withFolder } from '../../spec/files.js';

const json = (schema: string): string => `content: { application/json: { schema: ${schema} } }`;
const ref = (name: string): string => json(`{ $ref: '#/components/schemas/${name}' }`);
const none = '404: { description: None. }';
const wrong = '400: { description: Wrong. }';

const document = `openapi: 3.1.0
info: { title: Strange, version: '1' }
paths:
  /things:
    parameters: [{ name: X-Request, in: header, required: true, schema: { type: string, minLength: 4 } }]
    get: { responses: { 200: { description: All., ${json("{ type: array, maxItems: 5, items: { $ref: '#/components/schemas/Thing' } }")} }, ${wrong} } }
    post: { requestBody: { required: true, ${ref('NewThing')} }, responses: { 201: { description: Done. }, ${wrong}, 409: { description: Taken. } } }
  /things/{number}:
    parameters: [{ name: number, in: path, required: true, schema: { type: integer } }]
    get: { responses: { 200: { description: It., ${ref('Thing')} }, ${wrong}, ${none} } }
    put: { requestBody: { required: true, ${ref('NewThing')} }, responses: { 204: { description: Done. }, default: { description: Failed., ${json('{ type: object, properties: { error: { type: string } } }')} }, ${wrong}, ${none} } }
    delete: { responses: { 204: { description: Gone. }, ${none} } }
  /weather/{city}:
    parameters: [{ name: city, in: path, required: true, schema: { type: string } }]
    get: { responses: { 200: { description: It., ${json('{ type: object, properties: { degrees: { type: number } } }')} }, ${none} } }
components:
  schemas:
    NewThing:
      type: object
      required: [number, label, maker]
      properties:
        number: { type: integer }
        label: { type: string, minLength: 1, maxLength: 50 }
        maker: { $ref: '#/components/schemas/Maker' }
    Thing:
      type: object
      required: [number]
      properties:
        number: { type: integer }
        label: { type: string, minLength: 2, maxLength: 60 }
        maker: { $ref: '#/components/schemas/Maker' }
    Maker:
      type: object
      required: [name, password]
      properties: { name: { type: string, minLength: 1 }, password: { type: string, minLength: 1, writeOnly: true } }
`;

test('a run finds nothing in the mock of a document that asks for much and shows little', async () => {
  const troubles: string[] = [];
  const mock = await withFolder({ 'api.yaml': document }, (folder) =>
    createMock(join(folder, 'api.yaml'), { seed: 'own', onError: ({ message }) => troubles.push(message) }),
  );
  const settings = {
    seed: 'own',
    identities: [],
    phases: phaseNames.filter((name) => name !== 'race'),
    checks: checkNames,
    parameters: {},
    readOnly: false,
    shared: false,
    allowEffects: true,
    failFast: false,
    reproduce: false,
    workflows: [],
  };
  for await (const event of verify(mock.spec, createHandlerTarget(mock, ''), settings)) {
    if (event.type === 'finding' && event.finding.severity === 'error') troubles.push(event.finding.message);
  }
  expect(troubles).toEqual([]);
}, 60_000);
