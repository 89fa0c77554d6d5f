import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { withFolder, withPaths } from '../spec/files.js';

const mockOf = (paths: string, rest = '') =>
  withFolder(withPaths(paths, rest), (folder) => createMock(join(folder, 'api.yaml'), { onError: () => undefined }));

const example =
  'content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: integer } } }, example: { id: 7 } } }';

describe('a document that no service was written for', () => {
  test('is answered with its examples', async () => {
    const mock = await mockOf(`/users/{id}:
  parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
  get: { responses: { 404: { description: None. }, 200: { description: Done., ${example} } } }
  delete: { responses: { 204: { description: Gone. } } }
  put: { responses: { 2XX: { description: Done., ${example} } } }
`);
    expect(mock.name).toBe('api');
    const send = (method: string, path: string) => mock.fetch(`http://mock.example${path}`, { method });
    expect(await (await send('GET', '/users/1')).json()).toEqual({ id: 7 });
    expect(await (await send('PUT', '/users/1')).json()).toEqual({ id: 7 });
    expect((await send('DELETE', '/users/1')).status).toBe(204);
    expect((await send('GET', '/users/one')).status).toBe(404);
    expect((await send('PUT', '/users/one')).status).toBe(400);
    expect((await send('GET', '/users')).status).toBe(404);
  });

  test('is answered with what fits the schema where it has none, or none that keeps it', async () => {
    const mock =
      await mockOf(`/a: { get: { responses: { 200: { description: Done., content: { application/json: { schema: { type: object, required: [n], properties: { n: { type: integer, minimum: 5 } } } } } } } } }
/b: { get: { responses: { 200: { description: Done., ${example.replace('id: 7', 'id: seven')} } } } }
/c: { get: { responses: { 200: { description: Done., headers: { X-Left: { required: true, schema: { type: integer } } }, ${example} } } } }
`);
    const answer = await mock.fetch('http://mock.example/a');
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { n: number }).n).toBeGreaterThanOrEqual(5);
    expect(await (await mock.fetch('http://mock.example/b')).json()).toEqual({ id: expect.any(Number) });
    const headed = await mock.fetch('http://mock.example/c');
    expect(headed.headers.get('x-left')).toMatch(/^-?\d+$/);
    expect(await headed.json()).toEqual({ id: 7 });
  });

  test('refuses to answer with an example that is asked for by name and breaks its schema', async () => {
    const mock = await mockOf(
      `/b: { get: { responses: { 200: { description: Done., ${example.replace('id: 7', 'id: seven')} } } } }`,
    );
    const wrong = await mock.fetch('http://mock.example/b', { headers: { prefer: 'example=default' } });
    expect(wrong.status).toBe(500);
    expect(await wrong.json()).toMatchObject({ detail: expect.stringContaining('/body/id must be integer') });
  });

  test('writes XML where that is asked for, as the document names its elements', async () => {
    const mock = await mockOf(
      `/pets:
  get: { responses: { 200: { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Pets' } }, application/xml: { schema: { $ref: '#/components/schemas/Pets' } } } } } }
  post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { 201: { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } }, application/xml: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
/pets/{id}:
  parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
  delete: { responses: { 204: { description: Gone. } } }
`,
      `components:
  schemas:
    Pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
    Pet:
      type: object
      required: [id, name]
      xml: { name: pet }
      properties:
        id: { type: integer, readOnly: true, xml: { attribute: true } }
        name: { type: string }
        tags: { type: array, xml: { wrapped: true }, items: { type: string, xml: { name: tag } } }
`,
    );
    const created = await mock.fetch('http://mock.example/pets', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/xml' },
      body: JSON.stringify({ name: 'Rex & <Max>', tags: ['a', 'b'] }),
    });
    expect(created.headers.get('content-type')).toBe('application/xml');
    expect(await created.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<pet id="4"><name>Rex &amp; &lt;Max&gt;</name><tags><tag>a</tag><tag>b</tag></tags></pet>',
    );
    const all = await mock.fetch('http://mock.example/pets', {
      headers: { accept: 'text/html, application/xml;q=0.9' },
    });
    expect(await all.text()).toMatch(/^<\?xml [^>]+>\n<Pets><pet id="1">/);
    expect((await mock.fetch('http://mock.example/pets')).headers.get('content-type')).toBe('application/json');
  });

  test('keeps to what documents leave out: a success that none declares, a change that names its record in the body, an id of the client’s', async () => {
    const mock = await mockOf(
      `/pet:
  post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { 200: { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
  put: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { 200: { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, 404: { description: None. } } }
/pet/{petId}:
  parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]
  get: { responses: { 200: { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, 404: { description: None. } } }
  delete: { responses: { 400: { description: Invalid. } } }
`,
      'components: { schemas: { Pet: { type: object, required: [name], properties: { id: { type: integer }, name: { type: string } } } } }\n',
    );
    const send = async (method: string, path: string, body?: object) => {
      const headers = { 'content-type': 'application/json' };
      const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
      const answer = await mock.fetch(`http://mock.example${path}`, init);
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    };
    expect(await send('POST', '/pet', { id: 70, name: 'Rex' })).toEqual({ status: 200, body: { id: 70, name: 'Rex' } });
    expect((await send('PUT', '/pet', { id: 70, name: 'Max' })).body).toEqual({ id: 70, name: 'Max' });
    expect((await send('PUT', '/pet', { id: 71, name: 'Max' })).status).toBe(404);
    expect(await send('DELETE', '/pet/70')).toEqual({ status: 204, body: undefined });
    expect((await send('GET', '/pet/70')).status).toBe(404);
  });

  test('starts with the records of its examples, where an operation lists or creates them', async () => {
    const schema =
      'schema: { type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string } } }';
    const mock = await mockOf(
      `/teas:
  get: { responses: { 200: { description: All., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Tea' } }, example: [{ id: 3, name: Assam }, { id: 9, name: Oolong }, { name: None }] } } } } }
/teas/{id}:
  parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
  get: { responses: { 200: { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Tea' }, example: { id: 4, name: Sencha } } } }, 404: { description: None. } } }
  delete: { responses: { 204: { description: Gone. }, 404: { description: None. } } }
`,
      `components: { schemas: { Tea: ${schema.replace('schema: ', '')} } }\n`,
    );
    const read = async (path: string) => (await mock.fetch(`http://mock.example${path}`)).json();
    expect(await read('/teas')).toEqual([
      { id: 3, name: 'Assam' },
      { id: 9, name: 'Oolong' },
      { id: 4, name: 'Sencha' },
    ]);
    await mock.fetch('http://mock.example/teas/9', { method: 'DELETE' });
    expect((await mock.fetch('http://mock.example/teas/9')).status).toBe(404);
    expect(await read('/teas/3')).toEqual({ id: 3, name: 'Assam' });
  });

  const secured = (scheme: string, requirement: string) =>
    mockOf(
      `/a: { get: { security: [${requirement}], responses: { 200: { description: Done., ${example} } } } }`,
      `components: { securitySchemes: { s: ${scheme} } }\n`,
    );

  test.each([
    {
      scheme: '{ type: http, scheme: bearer }',
      header: 'authorization',
      value: 'Bearer twinspec',
      wrong: 'Bearer twin',
      challenge: 'Bearer realm="api"',
    },
    {
      scheme: '{ type: http, scheme: basic }',
      header: 'authorization',
      value: `Basic ${btoa('twinspec:twinspec')}`,
      wrong: `Basic ${btoa('twin:twinspec')}`,
      challenge: 'Basic realm="api"',
    },
    {
      scheme: '{ type: http, scheme: Basic }',
      header: 'authorization',
      value: `Basic ${btoa('twinspec:twinspec')}`,
      wrong: `Basic ${btoa('twinspec:twin')}`,
      challenge: 'Basic realm="api"',
    },
    {
      scheme: '{ type: apiKey, in: header, name: X-Key }',
      header: 'x-key',
      value: 'twinspec',
      wrong: 'twin',
      challenge: 'ApiKey realm="api"',
    },
    {
      scheme: '{ type: apiKey, in: cookie, name: key }',
      header: 'cookie',
      value: 'key=twinspec',
      wrong: 'key=twin',
      challenge: 'ApiKey realm="api"',
    },
  ])('accepts the credential that it is said to: $scheme', async ({ scheme, header, value, wrong, challenge }) => {
    const mock = await secured(scheme, '{ s: [] }');
    expect(mock.credentials.map((credential) => [credential.header.toLowerCase(), credential.value])).toContainEqual([
      header,
      value,
    ]);
    const refused = await mock.fetch('http://mock.example/a');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe(challenge);
    expect((await mock.fetch('http://mock.example/a', { headers: { [header]: value } })).status).toBe(200);
    expect((await mock.fetch('http://mock.example/a', { headers: { [header]: wrong } })).status).toBe(401);
  });

  test('tells scopes apart, with 403 whether it is declared or not', async () => {
    const mock = await mockOf(
      `/a: { get: { security: [{ s: [read] }], responses: { 200: { description: Done., ${example} } } } }
/b: { get: { security: [{ s: [write] }], responses: { 200: { description: Done., ${example} } } } }`,
      'components: { securitySchemes: { s: { type: http, scheme: bearer } } }\n',
    );
    const statusOf = async (path: string, token: string) =>
      (await mock.fetch(`http://mock.example${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await statusOf('/a', 'twinspec-read')).toBe(200);
    expect(await statusOf('/b', 'twinspec-read')).toBe(403);
    expect(await statusOf('/b', 'twinspec')).toBe(200);
  });

  test('takes a handler of the user for any of its operations, and no other', async () => {
    const mock = await mockOf(
      `/a: { get: { operationId: readA, responses: { 200: { description: Done., ${example} } } } }`,
    );
    mock.on('readA', () => ({ status: 200, body: { id: 8 } }));
    expect(await (await mock.fetch('http://mock.example/a')).json()).toEqual({ id: 8 });
    expect(() => mock.on('readB', () => ({ status: 200 }))).toThrow("has no operation 'readB'; it has: readA.");
  });

  test('needs any one of its alternatives, and all of the schemes of that', async () => {
    const mock = await mockOf(
      `/a: { get: { security: [{ token: [] }, { key: [], other: [] }], responses: { 200: { description: Done., ${example} } } } }`,
      `components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
    other: { type: apiKey, in: query, name: other }
`,
    );
    const statusOf = async (query: string, headers: Record<string, string>) =>
      (await mock.fetch(`http://mock.example/a${query}`, { headers })).status;
    expect(await statusOf('', { authorization: 'Bearer twinspec' })).toBe(200);
    expect(await statusOf('?other=twinspec', { 'x-key': 'twinspec' })).toBe(200);
    expect(await statusOf('', { 'x-key': 'twinspec' })).toBe(401);
    expect(await statusOf('?other=twinspec', {})).toBe(401);
  });
});
