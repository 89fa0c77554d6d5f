import { expect, test } from 'vitest';
import { readResourceModel } from '../../src/resources/index.js';
import { load } from '../spec/files.js';

const document = `openapi: 3.1.1
info: { title: Teams, version: '1' }
paths:
  /users:
    get:
      operationId: list
      parameters:
        - { name: sort_by, in: query, schema: { enum: [name] } }
        - { name: order, in: query, schema: { enum: [asc, desc], default: asc } }
      responses: { '200': { description: Users., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } }
    post:
      operationId: create
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
      responses: { '201': { description: User., content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } } }
  /users/{id}: { get: { operationId: read, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: User., content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } } } } }
  /users/{id}/deactivate: { post: { operationId: deactivate, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: User., content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } } } } }
  /users/{id}/promote: { post: { operationId: promote, description: Sets \`role\` to \`admin\`., parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Done. } } } }
  /users/{id}/reports: { get: { operationId: reports, description: The users whose \`manager_id\` is this user., parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: Users., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } } } }
  /users/{id}/keys:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: keys, responses: { '200': { description: Keys., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Key' } } } } } } }
    post: { operationId: addKey, responses: { '201': { description: Key., content: { application/json: { schema: { $ref: '#/components/schemas/Key' } } } } } }
  /users/{id}/keys/{keyId}: { delete: { operationId: dropKey, parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: keyId, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Gone. } } } }
components:
  schemas:
    User:
      type: object
      required: [id, name]
      properties:
        id: { type: string, readOnly: true }
        name: { type: string }
        role: { enum: [admin, member] }
        active: { type: boolean }
        manager_id: { type: [string, 'null'], description: Id of a user. }
    Key: { type: object, required: [id, label], properties: { id: { type: string, readOnly: true }, label: { type: string } } }
`;

async function modelOf() {
  const spec = await load({ 'api.yaml': document });
  const model = readResourceModel(spec);
  const operation = (id: string) => {
    const found = spec.operations.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no ${id}.`);
    return found;
  };
  return { model, operation };
}

test('an action below an item acts on that item, and sets what its description says or its name means', async () => {
  const { model, operation } = await modelOf();
  const key = { id: { in: 'path', name: 'id' } };
  expect(model.actionOf(operation('deactivate'))).toEqual({
    kind: 'act',
    collection: 'users',
    basis: 'inferred',
    key,
    record: '',
    sets: { active: false },
  });
  expect(model.actionOf(operation('promote'))).toEqual({
    kind: 'act',
    collection: 'users',
    basis: 'document',
    key,
    sets: { role: 'admin' },
  });
  expect(model.actionOf(operation('read'))).toBeUndefined();
});

test('a list of those whose reference names a record is the other side of that reference', async () => {
  const { model } = await modelOf();
  expect(model.relations.get('users.reports')).toMatchObject({ from: 'users', to: 'users', by: 'manager_id' });
});

test('what is inside of a record refers to it and goes with it', async () => {
  const { model } = await modelOf();
  expect(model.collections.get('keys')).toMatchObject({
    key: ['user_id', 'id'],
    container: 'users',
    references: [{ field: 'user_id', to: 'users', onDelete: 'cascade', basis: 'inferred' }],
  });
});

test('a direction beside a sort turns the order round', async () => {
  const { model, operation } = await modelOf();
  expect(model.rolesOf(operation('list'))).toMatchObject([
    { items: { sort: { parameter: 'sort_by', turn: { parameter: 'order', values: ['desc'] } } } },
  ]);
});
