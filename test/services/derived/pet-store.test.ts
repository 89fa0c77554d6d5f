import { describe, expect, test } from 'vitest';
import { openPetStore } from './pet-store.js';

type Records = readonly Readonly<Record<string, unknown>>[];

describe('the mock of a plain document', () => {
  test('starts with a few records, whose references lead to records that are there', async () => {
    const send = await openPetStore();
    const pets = (await send('GET /pets')).body as Records;
    const owners = (await send('GET /owners')).body as Records;
    expect(pets).toHaveLength(3);
    expect(owners).toHaveLength(3);
    for (const pet of pets) expect(owners.map(({ id }) => id)).toContain(pet.owner_id);
    const visits = (await send('GET /pets/1/visits')).body as { visits: Records };
    expect(visits.visits).toHaveLength(2);
  });

  test('starts with as many as it is told to', async () => {
    const send = await openPetStore({ counts: { pets: 30, owners: 0 } });
    expect((await send('GET /owners')).body).toEqual([]);
    const page = await send('GET /pets?per_page=7&page=2');
    expect(page.body).toHaveLength(7);
    expect(page.headers.get('x-total-count')).toBe('30');
    expect(page.headers.get('link')).toBe(
      '</v1/pets?per_page=7&page=1>; rel="first", </v1/pets?per_page=7&page=5>; rel="last", </v1/pets?per_page=7&page=3>; rel="next", </v1/pets?per_page=7&page=1>; rel="prev"',
    );
    await expect(openPetStore({ counts: { dogs: 1 } })).rejects.toThrow(
      'There is no collection dogs to count records of, only pets, owners, visits.',
    );
  });

  test('lists what was created where only the number of items can be asked for', async () => {
    const send = await openPetStore({}, 'tags-with-limit.yaml');
    const before = (await send('GET /tags')).body as Records;
    await send('POST /tags', { id: 77, name: 'shy' });
    expect((await send('GET /tags')).body).toEqual([...before, { id: 77, name: 'shy' }]);
    expect((await send('GET /tags?limit=1')).body).toEqual(before.slice(0, 1));
  });

  test('creates a record with what the document leaves to the server, and says where it is', async () => {
    const send = await openPetStore();
    const created = await send('POST /pets', { name: 'Rex', id: 99, unknown: true });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/v1/pets/4');
    expect(created.body).toEqual({
      name: 'Rex',
      status: 'available',
      tags: [],
      owner_id: null,
      id: 4,
      created_at: '2026-01-01T00:00:00.001Z',
    });
    expect((await send('GET /pets/4')).body).toEqual(created.body);
  });

  test('gives no id out twice', async () => {
    const send = await openPetStore();
    await send('DELETE /pets/3');
    expect((await send('POST /pets', { name: 'Rex' })).body).toMatchObject({ id: 4 });
    expect((await send('GET /pets/3')).status).toBe(404);
  });

  test('replaces by PUT, where what is left out gets its default, and keeps what only it knows', async () => {
    const send = await openPetStore();
    const before = (await send('POST /pets', { name: 'Rex', status: 'sold', tags: ['old'] })).body;
    const after = await send('PUT /pets/4', { name: 'Max' });
    expect(after.status).toBe(200);
    expect(after.body).toEqual({ ...(before as object), name: 'Max', status: 'available', tags: [] });
    expect((await send('PUT /pets/77', { name: 'Max' })).status).toBe(404);
  });

  test('changes by a merge patch or a JSON Patch, whichever is sent', async () => {
    const send = await openPetStore();
    await send('POST /pets', { name: 'Rex', tags: ['a', 'b'] });
    const merge = { 'content-type': 'application/merge-patch+json' };
    expect((await send('PATCH /pets/4', { status: 'sold' }, merge)).body).toMatchObject({
      name: 'Rex',
      status: 'sold',
    });
    const json = { 'content-type': 'application/json-patch+json' };
    const steps = [
      { op: 'test', path: '/name', value: 'Rex' },
      { op: 'add', path: '/tags/-', value: 'c' },
      { op: 'remove', path: '/tags/0' },
      { op: 'copy', from: '/tags/0', path: '/name' },
    ];
    expect((await send('PATCH /pets/4', steps, json)).body).toMatchObject({
      name: 'b',
      tags: ['b', 'c'],
      status: 'sold',
    });
    const refused = await send('PATCH /pets/4', [{ op: 'test', path: '/name', value: 'Rex' }, steps[2]], json);
    expect(refused.status).toBe(422);
    expect((await send('GET /pets/4')).body).toMatchObject({ tags: ['b', 'c'] });
    expect((await send('PATCH /pets/4', [{ op: 'replace', path: '/name', value: 7 }], json)).status).toBe(422);
  });

  test('keeps what is inside of a record to it', async () => {
    const send = await openPetStore({ counts: 1 });
    const { body } = await send('POST /pets/1/visits', { reason: 'Vaccination' });
    const { id } = body as { id: string };
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect((await send(`GET /pets/1/visits/${id}`)).body).toEqual(body);
    await send('POST /pets', { name: 'Rex' });
    expect((await send(`GET /pets/2/visits/${id}`)).status).toBe(404);
    expect((await send('GET /pets/2/visits')).body).toEqual({ visits: [] });
    expect((await send('POST /pets/77/visits', { reason: 'None' })).status).toBe(404);
    await send('DELETE /pets/1');
    expect((await send(`GET /pets/1/visits/${id}`)).status).toBe(404);
  });

  test('refuses what is taken, and what refers to nothing, in the words of the document', async () => {
    const send = await openPetStore({ counts: 0 });
    await send('POST /owners', { name: 'Ada', email: 'ada@example.com' });
    const taken = await send('POST /owners', { name: 'Bob', email: 'ada@example.com' });
    expect(taken.status).toBe(409);
    expect(taken.body).toEqual({ code: 409, message: 'There is one of owners with this email already.' });
    expect((await send('POST /pets', { name: 'Rex', owner_id: 77 })).status).toBe(422);
    expect((await send('GET /pets?status=lost')).status).toBe(400);
  });

  test('lets go of a reference when its record is deleted', async () => {
    const send = await openPetStore({ counts: 1 });
    await send('POST /pets', { name: 'Rex', owner_id: 1 });
    expect((await send('DELETE /owners/1')).status).toBe(204);
    expect((await send('GET /pets/2')).body).toMatchObject({ owner_id: null });
  });

  test('filters and sorts', async () => {
    const send = await openPetStore({ counts: 0 });
    for (const [name, status] of [
      ['Rex', 'sold'],
      ['Ada', 'pending'],
      ['Max', 'sold'],
    ])
      await send('POST /pets', { name, status });
    const namesOf = async (query: string) =>
      ((await send(`GET /pets?${query}`)).body as Records).map(({ name }) => name);
    expect(await namesOf('sort=name')).toEqual(['Ada', 'Max', 'Rex']);
    expect(await namesOf('sort=-name&status=sold')).toEqual(['Rex', 'Max']);
  });

  test('makes up the same answer for the same request and seed where there is no state', async () => {
    const [one, other] = [await openPetStore(), await openPetStore({ seed: 'other' })];
    const first = (await one('GET /statistics')).body;
    expect(first).toMatchObject({ pets: expect.any(Number) });
    expect((await one('GET /statistics')).body).toEqual(first);
    expect((await other('GET /statistics', undefined, { prefer: 'seed=pets' })).body).toEqual(first);
  });

  test('answers the same bytes for the same seed', async () => {
    const [one, other] = [await openPetStore(), await openPetStore()];
    for (const path of ['/pets', '/owners', '/pets/1/visits', '/statistics'])
      expect(await one(`GET ${path}`).then(({ body }) => body)).toEqual(
        await other(`GET ${path}`).then(({ body }) => body),
      );
  });

  test('makes up any declared status that is preferred, by a header or in the query', async () => {
    const send = await openPetStore();
    const missing = await send('GET /pets/1', undefined, { prefer: 'code=404' });
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
    expect((await send('GET /pets/1?__code=404')).status).toBe(404);
    const dynamic = await send('GET /pets/1', undefined, { prefer: 'dynamic=true' });
    expect(dynamic.headers.get('preference-applied')).toBe('dynamic=true');
    expect(dynamic.body).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
  });

  test('takes any credential where it is told to, but not none', async () => {
    const send = await openPetStore({ auth: 'any' });
    expect((await send('GET /pets', undefined, { 'x-key': 'whatever' })).status).toBe(200);
    expect((await send('GET /pets', undefined, { 'x-key': '' })).status).toBe(401);
  });

  test('goes on from a fixture, which needs no more than the keys', async () => {
    const send = await openPetStore({ fixtures: { collections: { pets: [{ id: 7, name: 'Rex' }] } } });
    expect((await send('GET /pets')).body).toMatchObject([{ id: 7, name: 'Rex', status: 'available', owner_id: null }]);
    expect((await send('GET /owners')).body).toEqual([]);
    await send('DELETE /pets/7');
    expect((await send('POST /pets', { name: 'Max' })).body).toMatchObject({ id: 8 });
  });
});
