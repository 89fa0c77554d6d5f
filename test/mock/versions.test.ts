import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { withFolder } from '../spec/files.js';
import { versions } from '../spec/versions.js';

const key = { 'x-key': 'twinspec' };
const json = { ...key, 'content-type': 'application/json' };
const form = { ...key, 'content-type': 'application/x-www-form-urlencoded' };

const exchanges = [
  { request: 'GET /v1/pets', headers: {}, status: 401 },
  { request: 'GET /v1/pets?limit=9&ids=1|2', headers: key, status: 200, body: [{ id: 1, owner: null }, { id: 2 }] },
  { request: 'GET /v1/pets?limit=10', headers: key, status: 400 },
  { request: 'GET /v1/pets?ids=1|b', headers: key, status: 400 },
  {
    request: 'POST /v1/pets',
    headers: json,
    sends: '{"id":3,"owner":null}',
    status: 201,
    body: { id: 3, owner: null },
  },
  { request: 'POST /v1/pets', headers: json, sends: '{"id":0}', status: 400 },
  { request: 'POST /v1/pets', headers: json, sends: '{"id":1,"owner":7}', status: 400 },
  { request: 'PUT /v1/pets/1/name', headers: form, sends: 'name=Rex', status: 204 },
  { request: 'PUT /v1/pets/1/name', headers: form, sends: 'name=R', status: 400 },
  { request: 'PUT /v1/pets/1/name', headers: json, sends: '{}', status: 415 },
];

const mockOf = (name: string, text: string) =>
  withFolder({ [name]: text }, (folder) => createMock(`${folder}/${name}`));

describe.each(versions)('a mock of a document in $version', ({ document }) => {
  test.each([
    { name: 'pets.json', text: JSON.stringify(document) },
    { name: 'pets.yaml', text: dump(document) },
  ])('answers as those in any other, from $name', async ({ name, text }) => {
    const mock = await mockOf(name, text);
    for (const { request, headers, sends, status, body } of exchanges) {
      const [method = '', path = ''] = request.split(' ');
      const answer = await mock.fetch(`http://mock.example${path}`, {
        method,
        headers,
        ...(sends !== undefined && { body: sends }),
      });
      expect({ request, sends, status: answer.status }).toEqual({ request, sends, status });
      if (body !== undefined) expect(await answer.json()).toEqual(body);
    }
  });
});

test('paths that differ in the names of parameters only are served by their methods', async () => {
  const operation = (name: string, type: string) => ({
    parameters: [{ name, in: 'path', required: true, schema: { type } }],
    responses: { 204: { description: 'Done.' } },
  });
  const document = {
    openapi: '3.1.1',
    info: { title: 'T', version: '1' },
    paths: {
      '/pets/{id}': { delete: operation('id', 'integer') },
      '/pets/{name}': { get: operation('name', 'string') },
    },
  };
  const mock = await mockOf('pets.json', JSON.stringify(document));
  const statusOf = async (method: string, path: string) =>
    (await mock.fetch(`http://mock.example${path}`, { method })).status;
  expect(await statusOf('GET', '/pets/rex')).toBe(204);
  expect(await statusOf('DELETE', '/pets/7')).toBe(204);
  expect(await statusOf('DELETE', '/pets/rex')).toBe(400);
  expect(await statusOf('PUT', '/pets/7')).toBe(405);
});

test('methods of OpenAPI 3.2 are served', async () => {
  const done = { responses: { 204: { description: 'Done.' } } };
  const document = {
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    paths: { '/pets': { query: done, additionalOperations: { COPY: done } } },
  };
  const mock = await mockOf('pets.json', JSON.stringify(document));
  const answer = (method: string) => mock.fetch('http://mock.example/pets', { method });
  expect((await answer('QUERY')).status).toBe(204);
  expect((await answer('COPY')).status).toBe(204);
  expect((await answer('GET')).headers.get('allow')).toBe('QUERY, COPY, OPTIONS');
});
