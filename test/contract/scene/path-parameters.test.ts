import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkNames, createHandlerTarget, phaseNames, verify } from '../../../src/contract/index.js';
import { createMock } from '../../../src/index.js';
import { withFolder } from '../../spec/files.js';

const record = (name: string): string =>
  `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;
const parameter = (name: string): string => `{ name: ${name}, in: path, required: true, schema: { type: string } }`;

const document = `openapi: 3.1.0
info: { title: Spaces, version: '1' }
paths:
  /spaces:
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
    delete: { operationId: deleteSpace, responses: { 204: { description: Gone. }, 404: { description: None. } } }
components:
  schemas:
    New: { type: object, required: [title], properties: { title: { type: string } } }
    Space: { type: object, required: [id, title], properties: { id: { type: string, readOnly: true }, title: { type: string } } }
`;

test('what is inside of something is addressed there, in whatever order a document declares the parameters', async () => {
  const mock = await withFolder({ 'api.yaml': document }, (folder) =>
    createMock(join(folder, 'api.yaml'), { seed: 'spaces' }),
  );
  const settings = {
    seed: 'spaces',
    identities: [],
    phases: phaseNames,
    checks: checkNames,
    parameters: {},
    readOnly: false,
    shared: false,
    allowEffects: true,
    failFast: false,
    reproduce: false,
    workflows: [],
  };
  const [errors, deleted]: [string[], string[]] = [[], []];
  for await (const event of verify(mock.spec, createHandlerTarget(mock), settings)) {
    if (event.type === 'finding' && event.finding.severity === 'error') errors.push(event.finding.message);
    if (event.type !== 'exchange' || event.exchange.operation !== 'deleteMap') continue;
    if (event.exchange.response.status === 204) deleted.push(event.exchange.request.url);
  }
  expect(errors).toEqual([]);
  expect(deleted.length).toBeGreaterThan(3);
});
