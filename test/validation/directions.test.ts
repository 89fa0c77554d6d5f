import { describe, expect, test } from 'vitest';
import type { Headers } from '../../src/http/index.js';
import { createResponseValidator, schemasOf } from '../../src/validation/index.js';
import { load, withOperation } from '../spec/files.js';
import { createChecker, violationsOf } from './check-request.js';

const schemas = `
components:
  schemas:
    Id: { type: string, readOnly: true }
    Secret: { type: string, writeOnly: true }
    User:
      type: object
      required: [id, name, password]
      properties:
        id: { type: string, readOnly: true }
        name: { type: string }
        password: { type: string, writeOnly: true }
    Team:
      type: object
      required: [lead, members]
      properties:
        lead: { $ref: '#/components/schemas/User' }
        members: { type: array, items: { $ref: '#/components/schemas/User' } }
    Session:
      type: object
      required: [id, secret]
      properties: { id: { $ref: '#/components/schemas/Id' }, secret: { $ref: '#/components/schemas/Secret' } }
`;

async function responseOf(fields: string) {
  const spec = await load(
    withOperation(`responses:\n  200:\n    description: Done.\n${fields.replace(/^(?=.)/gm, '    ')}`, schemas),
  );
  const [operation] = spec.operations;
  const response = operation?.responses['200'];
  if (response === undefined) throw new Error('The document has no response.');
  const validate = createResponseValidator(response, { spec, schemas: schemasOf(spec) });
  return (body: unknown, headers: Headers = {}) => {
    const [mediaType] = Object.values(response.content);
    return validate({ headers, mediaType, body }).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
  };
}

const answering = (schema: string) =>
  responseOf(`content: { application/json: { schema: { $ref: '#/components/schemas/${schema}' } } }`);

describe('a client need not send what only the server sends (readOnly)', () => {
  const headers = { 'content-type': 'application/json' };

  test.each([
    { schema: 'User', sent: { name: 'Ada', password: 'x' }, violations: [] },
    { schema: 'User', sent: { id: '1', name: 'Ada', password: 'x' }, violations: [] },
    { schema: 'User', sent: { id: 1, name: 'Ada', password: 'x' }, violations: ['/body/id type'] },
    { schema: 'User', sent: {}, violations: ['/body/name required', '/body/password required'] },
    {
      schema: 'Team',
      sent: { lead: { name: 'Ada' }, members: [{}] },
      violations: [
        '/body/lead/password required',
        '/body/members/0/name required',
        '/body/members/0/password required',
      ],
    },
    { schema: 'Session', sent: { secret: 'x' }, violations: [] },
  ])('$schema: $sent', async ({ schema, sent, violations }) => {
    const content = `{ application/json: { schema: { $ref: '#/components/schemas/${schema}' } } }`;
    const check = await createChecker(
      `/users: { post: { requestBody: { content: ${content} }, responses: { 200: { description: Done. } } } }`,
      schemas,
    );
    expect(violationsOf(check('POST /users', { body: JSON.stringify(sent), headers }))).toEqual(violations);
  });
});

describe('a server need not and must not send what only the client sends (writeOnly)', () => {
  test.each([
    { schema: 'User', sent: { id: '1', name: 'Ada' }, violations: [] },
    { schema: 'User', sent: { id: '1', name: 'Ada', password: 'x' }, violations: ['/body/password writeOnly'] },
    { schema: 'User', sent: { name: 'Ada' }, violations: ['/body/id required'] },
    {
      schema: 'Team',
      sent: {
        lead: { id: '1', name: 'Ada', password: 'x' },
        members: [
          { id: '2', name: 'Bob' },
          { id: 3, name: 'Cyd' },
        ],
      },
      violations: ['/body/lead/password writeOnly', '/body/members/1/id type'],
    },
    { schema: 'Session', sent: { id: '1' }, violations: [] },
    { schema: 'Session', sent: { secret: 'x' }, violations: ['/body/id required', '/body/secret writeOnly'] },
  ])('$schema: $sent', async ({ schema, sent, violations }) => {
    const violationsOfAnswer = await answering(schema);
    expect(violationsOfAnswer(sent)).toEqual(violations);
  });

  test('the same record is found wrong again, and found right again', async () => {
    const violationsOfAnswer = await answering('Team');
    const right = Object.freeze({ id: '1', name: 'Ada' });
    const wrong = Object.freeze({ id: '1', name: 'Ada', password: 'x' });
    for (const lead of [right, wrong, right, wrong]) {
      expect(violationsOfAnswer({ lead, members: [] })).toEqual(
        lead === wrong ? ['/body/lead/password writeOnly'] : [],
      );
    }
  });

  test('a record that is changed after it was found right is looked at again', async () => {
    const violationsOfAnswer = await answering('Team');
    const lead: Record<string, unknown> = { id: '1', name: 'Ada' };
    expect(violationsOfAnswer({ lead, members: [] })).toEqual([]);
    lead.name = 7;
    expect(violationsOfAnswer({ lead, members: [] })).toEqual(['/body/lead/name type']);
  });
});

describe('the headers of an answer', () => {
  test.each([
    { headers: { 'x-count': '7', 'x-tags': 'a,b' }, violations: [] },
    { headers: { 'x-count': '7' }, violations: [] },
    { headers: {}, violations: ['/header/X-Count required'] },
    { headers: { 'x-count': 'many' }, violations: ['/header/X-Count type'] },
    { headers: { 'x-count': '7', 'x-tags': 'a,bcd' }, violations: ['/header/X-Tags/1 maxLength'] },
  ])('are checked: $headers', async ({ headers, violations }) => {
    const violationsOfAnswer = await responseOf(`headers:
  X-Count: { required: true, schema: { type: integer } }
  X-Tags: { schema: { type: array, items: { type: string, maxLength: 2 } } }
`);
    expect(violationsOfAnswer(undefined, headers)).toEqual(violations);
  });
});
