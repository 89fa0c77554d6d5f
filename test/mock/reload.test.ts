import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { withFolder } from '../spec/files.js';

const pets = (title: string, unique: string): string => `openapi: 3.1.0
info: { title: ${title}, version: '1' }
x-twinspec: { collections: { pets: { key: id, unique: [${unique}] } } }
paths:
  /pets:
    post:
      operationId: createPet
      x-twinspec: { creates: pets, key: { id: '$response.body#/id' } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/New' } } } }
      responses: { 201: { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, 409: { description: Taken. } }
components:
  schemas:
    New: { type: object, required: [name], properties: { name: { type: string } } }
    Pet: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
`;

test('a document that what clients wrote does not keep is refused when it is read again, and all goes on as before', async () => {
  await withFolder({ 'api.yaml': pets('Before', '') }, async (folder) => {
    const file = join(folder, 'api.yaml');
    const mock = await createMock(file, { seed: 'reload', counts: 0 });
    const create = async (): Promise<number> => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ name: 'Rex' });
      return (await mock.fetch('http://mock.example/pets', { method: 'POST', headers, body })).status;
    };
    expect([await create(), await create()]).toEqual([201, 201]);
    await writeFile(file, pets('After', 'name'));
    await expect(mock.reload()).rejects.toThrow(/Rex/);
    expect(mock.title).toBe('Before');
    expect(await create()).toBe(201);
    expect(mock.snapshot().collections['pets']).toHaveLength(3);
  });
});
