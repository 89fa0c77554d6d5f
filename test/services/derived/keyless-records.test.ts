import { describe, expect, test } from 'vitest';
import { id, json, openStrangeApi, ref } from './strange-api.js';

describe('records that do not show their key', () => {
  const openTokens = () =>
    openStrangeApi(
      `
  /tokens:
    get: { responses: { 200: { description: All., ${json("{ type: array, items: { $ref: '#/components/schemas/Token' } }")} } } }
    post: { requestBody: { ${ref('Token')} }, responses: { 201: { description: Done., ${ref('Token')} } } }
  /tokens/{token_id}:
    ${id('token_id')}
    get: { responses: { 200: { description: It., ${ref('Token')} }, 404: { description: None. } } }
    delete: { responses: { 204: { description: Gone. }, 404: { description: None. } } }`,
      `    Token: { type: object, required: [label, uri], properties: { label: { type: string }, uri: { type: string, readOnly: true, pattern: '/tokens/[a-f0-9]{24}' } } }`,
    );

  test('tell it by their address', async () => {
    const send = await openTokens();
    const made = (await send('POST /tokens', { label: 'mine' })).body;
    expect(made.uri).toMatch(/^\/tokens\/[a-f0-9]{24}$/);
    expect((await send(`GET ${String(made.uri)}`)).body).toEqual(made);
    expect((await send('GET /tokens')).body).toContainEqual(made);
    expect((await send(`DELETE ${String(made.uri)}`)).status).toBe(204);
    expect((await send(`GET ${String(made.uri)}`)).status).toBe(404);
  });
});

describe('records of which no answer shows anything', () => {
  const openPages = () =>
    openStrangeApi(
      `
  /pages:
    post: { requestBody: { ${ref('Page')} }, responses: { 201: { description: Done. } } }
  /pages/{slug}:
    ${id('slug')}
    get: { responses: { 200: { description: It. }, 404: { description: None. } } }
    delete: { responses: { 204: { description: Gone. }, 404: { description: None. } } }
  /pages/{slug}/history:
    ${id('slug')}
    get: { responses: { 200: { description: It., ${json('{ type: object, properties: { changes: { type: integer } } }')} }, 404: { description: None. } } }`,
      '    Page: { type: object, required: [title], properties: { title: { type: string } } }',
    );

  test('are kept under the slug of their title', async () => {
    const send = await openPages();
    expect((await send('GET /pages/getting-started')).status).toBe(404);
    expect(await send('POST /pages', { title: 'Getting Started!' })).toEqual({ status: 201, body: undefined });
    await send('POST /pages', { title: 'Getting started' });
    expect((await send('GET /pages/getting-started')).status).toBe(200);
    expect((await send('DELETE /pages/getting-started-2')).status).toBe(204);
    expect((await send('GET /pages/getting-started-2')).status).toBe(404);
  });

  test('have to be there for what lies inside of them', async () => {
    const send = await openPages();
    expect((await send('GET /pages/getting-started/history')).status).toBe(404);
    await send('POST /pages', { title: 'Getting started' });
    expect((await send('GET /pages/getting-started/history')).status).toBe(200);
  });
});

test('what answers tell of a record that is deleted under the same path is told of those alone that are there', async () => {
  const send = await openStrangeApi(
    `
  /branches:
    get: { responses: { 200: { description: All., ${json("{ type: array, items: { $ref: '#/components/schemas/Branch' } }")} } } }
  /branches/{branch_id}:
    ${id('branch_id')}
    get: { responses: { 200: { description: Where., ${json('{ type: object, properties: { connection: { type: string } } }')} }, 404: { description: None. } } }
    delete: { responses: { 204: { description: Gone. }, 404: { description: None. } } }`,
    '    Branch: { type: object, required: [branch_id], properties: { branch_id: { type: string } } }',
  );
  const [branch] = (await send('GET /branches')).body as unknown as [{ readonly branch_id: string }];
  expect((await send(`GET /branches/${branch.branch_id}`)).body).toHaveProperty('connection');
  expect((await send('GET /branches/none')).status).toBe(404);
  await send(`DELETE /branches/${branch.branch_id}`);
  expect((await send(`GET /branches/${branch.branch_id}`)).status).toBe(404);
});

test('an error whose schema nothing fits is answered without a body', async () => {
  const one = '{ type: object, properties: { error: { type: string } } }';
  const send = await openStrangeApi(
    `
  /things:
    get: { responses: { 200: { description: All., ${json("{ type: array, items: { $ref: '#/components/schemas/Thing' } }")} } } }
  /things/{thing_id}:
    ${id('thing_id')}
    get: { responses: { 200: { description: It., ${ref('Thing')} }, 404: { description: None., ${json(`{ oneOf: [${one}, ${one}] }`)} } } }`,
    '    Thing: { type: object, required: [id], properties: { id: { type: string } } }',
  );
  expect(await send('GET /things/none')).toEqual({ status: 404, body: undefined });
});
