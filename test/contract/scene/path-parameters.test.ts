import { expect, test } from 'vitest';
import { runOnOwnMock } from '../runs/run-on-own-mock.js';

const record = (name: string): string =>
  `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;
const parameter = (name: string): string => `{ name: ${name}, in: path, required: true, schema: { type: string } }`;

const document = {
  paths: `  /spaces:
    post: { operationId: createSpace, requestBody: { required: true, ${record('New')} }, responses: { 201: { description: Done., ${record('Space')} } } }
  /spaces/{space_id}/maps:
    parameters: [${parameter('space_id')}]
    post: { operationId: createMap, requestBody: { required: true, ${record('New')} }, responses: { 201: { description: Done., ${record('Space')} }, 404: { description: None. } } }
  /spaces/{space_id}/maps/{map_id}:
    parameters: [${parameter('map_id')}, ${parameter('space_id')}]
    get: { operationId: readMap, responses: { 200: { description: It., ${record('Space')} }, 404: { description: None. } } }
    delete:
      operationId: deleteMap
      requestBody: { content: { application/json: { schema: { type: object, properties: { dryRun: { type: array, items: { type: string } } } } } } }
      responses: { 204: { description: Gone. }, 404: { description: None. } }
  /spaces/{space_id}:
    parameters: [${parameter('space_id')}]
    get: { operationId: readSpace, responses: { 200: { description: It., ${record('Space')} }, 404: { description: None. } } }
    delete: { operationId: deleteSpace, responses: { 204: { description: Gone. }, 404: { description: None. } } }`,
  schemas: `    New: { type: object, required: [title], properties: { title: { type: string } } }
    Space: { type: object, required: [id, title], properties: { id: { type: string, readOnly: true }, title: { type: string } } }`,
};

test('what is inside of something is addressed there, in whatever order a document declares the parameters', async () => {
  const { errors, statusesOf } = await runOnOwnMock(document.paths, document.schemas, 'spaces');
  expect(errors).toEqual([]);
  expect(statusesOf('deleteMap').filter((status) => status === 204).length).toBeGreaterThan(3);
});

test('what tells of a record inside of something, and has no role, is asked about one that is there', async () => {
  const { errors, statusesOf } = await runOnOwnMock(
    `  /spaces:
    post: { operationId: createSpace, requestBody: { required: true, ${record('New')} }, responses: { 201: { description: Done., ${record('Space')} } } }
  /spaces/{space_id}:
    parameters: [${parameter('space_id')}]
    get: { operationId: readSpace, responses: { 200: { description: It., ${record('Space')} }, 404: { description: None. } } }
  /spaces/{space_id}/maps:
    parameters: [${parameter('space_id')}]
    post: { operationId: createMap, requestBody: { required: true, ${record('New')} }, responses: { 201: { description: Done., ${record('Space')} }, 404: { description: None. } } }
  /spaces/{space_id}/maps/{map_id}:
    parameters: [${parameter('space_id')}, ${parameter('map_id')}]
    get: { operationId: readScale, responses: { 200: { description: Its scale., ${record('Scale')} }, 404: { description: None. } } }
    delete: { operationId: deleteMap, responses: { 204: { description: Gone. }, 404: { description: None. } } }`,
    `${document.schemas}
    Scale: { type: object, required: [scale], properties: { scale: { type: integer } } }`,
  );
  expect(errors).toEqual([]);
  expect(statusesOf('readScale')).toContain(200);
});
