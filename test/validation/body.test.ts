import { describe, expect, test } from 'vitest';
import { createProblem } from '../../src/http/index.js';
import { checked, createChecker, violationsOf } from './check-request.js';

const json = { 'content-type': 'application/json' };

const taking = (body: string): string => `
/users:
  post:
    requestBody: ${body}
    responses: { 200: { description: Done. } }
`;

const user = `
{
  type: object,
  required: [name, age, address],
  additionalProperties: false,
  properties: {
    name: { type: string, minLength: 1, pattern: '^[a-z]+$' },
    age: { type: integer, minimum: 0 },
    role: { enum: [admin, user] },
    'a/b~c': { type: integer },
    address: { type: object, required: [city], properties: { city: { type: string } } },
    tags: { type: array, items: { type: string }, uniqueItems: true },
  },
}`.replaceAll('\n', ' ');

describe('every violation of a body is listed, each with a pointer', () => {
  test.each([
    { sent: '{}', violations: ['/body/name required', '/body/age required', '/body/address required'] },
    {
      sent: '{"name":"","age":-1,"role":"boss","address":{"city":1},"x":1}',
      violations: [
        '/body/x additionalProperties',
        '/body/name minLength',
        '/body/name pattern',
        '/body/age minimum',
        '/body/role enum',
        '/body/address/city type',
      ],
    },
    {
      sent: '{"name":"a","age":1,"address":{},"tags":["a",1,"a"]}',
      violations: ['/body/address/city required', '/body/tags/1 type', '/body/tags uniqueItems'],
    },
    { sent: '{"name":"a","age":1,"address":{"city":"b"},"a/b~c":"x"}', violations: ['/body/a~1b~0c type'] },
    { sent: '{"name":"a","age":1e999,"address":{"city":"b"}}', violations: ['/body/age type'] },
    { sent: '[]', violations: ['/body type'] },
    { sent: 'null', violations: ['/body type'] },
    {
      sent: '{"name":"a","age":1,"address":{"city":"b"},"__proto__":{"admin":true}}',
      violations: ['/body/__proto__ additionalProperties'],
    },
    {
      sent: '{"name":"a","age":1,"address":{"city":"b"},"constructor":1}',
      violations: ['/body/constructor additionalProperties'],
    },
    { sent: '{"name":"a","age":1,"address":{"city":"b"}}', violations: [] },
  ])('$sent', async ({ sent, violations }) => {
    const check = await createChecker(taking(`{ required: true, content: { application/json: { schema: ${user} } } }`));
    expect([...violationsOf(check('POST /users', { body: sent, headers: json }))].sort()).toEqual(
      [...violations].sort(),
    );
  });

  test('with a message that says what is expected', async () => {
    const check = await createChecker(taking(`{ content: { application/json: { schema: ${user} } } }`));
    const { violations } = checked(check('POST /users', { body: '{"name":"a","role":"boss","x":1}', headers: json }));
    expect(violations.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual(
      expect.arrayContaining([
        '/body/age is required',
        '/body/x is not a known property',
        '/body/role must be equal to one of the allowed values: "admin", "user"',
      ]),
    );
  });

  test('together with those of the parameters, which come first', async () => {
    const check = await createChecker(`
/users/{id}:
  put:
    parameters:
      - { name: id, in: path, required: true, schema: { type: integer } }
      - { name: dry, in: query, schema: { type: boolean } }
    requestBody: { content: { application/json: { schema: { type: object } } } }
    responses: { 200: { description: Done. } }
`);
    const result = check('PUT /users/x?dry=maybe', { body: '1', headers: json });
    expect(violationsOf(result)).toEqual(['/path/id type', '/query/dry type', '/body type']);
  });

  test('but no more than a hundred, however many there are', async () => {
    const check = await createChecker(
      taking('{ content: { application/json: { schema: { items: { type: string } } } } }'),
    );
    const body = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => index));
    expect(violationsOf(check('POST /users', { body, headers: json }))).toHaveLength(100);
  });

  test('and cut where a client chose the words', async () => {
    const check = await createChecker(
      taking('{ content: { application/json: { schema: { additionalProperties: false } } } }'),
    );
    const { violations } = checked(
      check('POST /users', { body: JSON.stringify({ ['x'.repeat(10_000)]: 1 }), headers: json }),
    );
    expect(violations[0]?.pointer.length).toBeLessThanOrEqual(500);
  });
});

describe('a body', () => {
  const contents =
    '{ application/json: { schema: { type: object } }, text/*: { schema: { type: string, maxLength: 3 } }, image/png: {} }';

  test.each([
    { type: 'application/json', body: '{"a":1}', value: { a: 1 } },
    { type: 'application/json; charset=utf-8', body: '{}', value: {} },
    { type: 'text/plain', body: 'abc', value: 'abc' },
    { type: 'text/csv', body: '1,2', value: '1,2' },
    { type: 'image/png', body: '\x89', value: Buffer.from('\x89') },
  ])('is read by the declared media type that it is sent with: $type', async ({ type, body, value }) => {
    const check = await createChecker(taking(`{ content: ${contents} }`));
    expect(checked(check('POST /users', { body, headers: { 'content-type': type } }))).toMatchObject({
      values: { body: value },
      violations: [],
    });
  });

  test.each([
    { because: 'no media type is given', headers: {} },
    { because: 'it is not declared', headers: { 'content-type': 'application/xml' } },
    { because: 'it is no media type', headers: { 'content-type': 'json' } },
    { because: 'it is empty', headers: { 'content-type': '' } },
  ])('is refused with 415 where $because', async ({ headers }) => {
    const check = await createChecker(taking(`{ content: ${contents} }`));
    expect(check('POST /users', { body: '{}', headers })).toMatchObject({
      problem: 'unsupported-media-type',
      status: 415,
    });
  });

  test('that is missing is a violation where it is required, and undefined where it is not', async () => {
    const required = await createChecker(taking(`{ required: true, content: ${contents} }`));
    expect(violationsOf(required('POST /users'))).toEqual(['/body required']);
    const optional = await createChecker(taking(`{ content: ${contents} }`));
    expect(checked(optional('POST /users'))).toMatchObject({ values: { body: undefined }, violations: [] });
  });

  test('that no operation asks for is passed over', async () => {
    const check = await createChecker('/users: { get: { responses: { 200: { description: Done. } } } }');
    expect(checked(check('GET /users', { body: '{"', headers: json }))).toMatchObject({
      values: { body: undefined },
      violations: [],
    });
  });

  test('that the adapter has refused stays refused', async () => {
    const check = await createChecker(taking(`{ content: ${contents} }`));
    const refusal = createProblem('body-too-large', 'Too large.');
    expect(check('POST /users', { refusal, headers: json })).toBe(refusal);
  });

  test('that is a form has values of the types in its schema', async () => {
    const schema =
      '{ type: object, properties: { age: { type: integer }, tags: { type: array, items: { type: integer } }, name: { type: string } } }';
    const check = await createChecker(
      taking(`{ content: { application/x-www-form-urlencoded: { schema: ${schema} } } }`),
    );
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(checked(check('POST /users', { body: 'age=7&tags=1&tags=2&name=3', headers })).values.body).toEqual({
      age: 7,
      tags: [1, 2],
      name: '3',
    });
    expect(checked(check('POST /users', { body: 'tags=1', headers })).values.body).toEqual({ tags: [1] });
    expect(violationsOf(check('POST /users', { body: 'age=old', headers }))).toEqual(['/body/age type']);
  });
});
