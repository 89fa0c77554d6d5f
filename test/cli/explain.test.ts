import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openTeaHouse } from './tea-house.js';
import { runTwinspec, startTwinspec } from './twinspec.js';

const petStore = fileURLToPath(new URL('../services/derived/pet-store.yaml', import.meta.url));

describe('twinspec explain', () => {
  test('says what each operation is taken for, how sure that is, why, and where it stands', async () => {
    const { code, stdout, stderr } = await runTwinspec(['explain', petStore]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Pet store 1 \(.*pet-store\.yaml\)\n/);
    expect(stdout).toMatch(
      /\n {2}visits +key pet_id, id, inside of pets\n +inferred: GET \S+ picks one \(\S+:\d+:\d+\)\n +→ at the root, x-twinspec: /,
    );
    expect(stdout).toMatch(/\n +unique email\n +document: the property is described as unique \(\S+:\d+:\d+\)/);
    expect(stdout).toMatch(
      /\n {2}POST \/pets +creates one of pets\n +document: POST on the collection; id is in the answer \(\/id\)/,
    );
    expect(stdout).toMatch(/\n +paged by page and per_page, 10 unless asked, 50 at most \(reject\)/);
    expect(stdout).toMatch(/\n {2}GET \/statistics +no state: an example, or a made-up value\n/);
  });

  test('gives the same as JSON', async () => {
    const { stdout } = await runTwinspec(['explain', petStore, '--json']);
    const { collections, operations } = JSON.parse(stdout) as Record<string, readonly Record<string, unknown>[]>;
    expect(collections).toContainEqual({
      subject: 'pets',
      says: 'key id',
      basis: 'inferred',
      reason: 'GET /pets/{petId} picks one',
      at: { file: petStore, line: expect.any(Number), column: 5, pointer: '/paths/~1pets/get' },
      hint: 'at the root, x-twinspec: {collections: {pets: {key: id}}}',
    });
    expect(operations).toContainEqual(
      expect.objectContaining({ subject: 'DELETE /pets/{petId}', says: 'deletes one of pets' }),
    );
  });

  test('explains a bundled service by its name, and names what is declared', async () => {
    const { code, stdout } = await runTwinspec(['explain', 'secoda']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/declaration: x-twinspec declares it \(.*secoda\.yaml:\d+:\d+\)/);
  });

  test('refuses what is no document', async () => {
    expect(await runTwinspec(['explain', 'nothing.yaml'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("there is no file and no service 'nothing.yaml'"),
    });
  });
});

describe('--count', () => {
  test('gives a collection of a document as many records as it says', async () => {
    const { fetch } = await startTwinspec([petStore, '--count', 'pets=12', '--count', '1', '--auth', 'any']);
    const count = async (path: string) =>
      ((await (await fetch(path, { headers: { 'x-key': 'any' } })).json()) as readonly unknown[]).length;
    expect([await count('/v1/pets?per_page=50'), await count('/v1/owners')]).toEqual([12, 1]);
  });

  test.each([
    { args: [petStore, '--count', 'pets'], message: '--count pets is no number of records; write --count users=50' },
    {
      args: [petStore, '--count', 'dogs=3'],
      message: 'There is no collection dogs to count records of, only pets, owners, visits.',
    },
    { args: ['secoda', '--count', '3'], message: '--count is for documents of your own' },
  ])('refuses $args', async ({ args, message }) => {
    expect(await runTwinspec(['mock', '--port', '0', ...args])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(message),
    });
  });
});

test('a banner of a document shows a credential for each set of scopes', async () => {
  const folder = await openTeaHouse();
  const people = fileURLToPath(new URL('../../bench/faults/servers/people/openapi.yaml', import.meta.url));
  const { banner } = await startTwinspec([people], folder.path);
  expect(banner).toMatch(/everything +Authorization: Bearer twinspec\n/);
  expect(banner).toMatch(/read +Authorization: Bearer twinspec-read\n/);
  expect(banner).toMatch(/write +Authorization: Bearer twinspec-write\n/);
});
