import { describe, expect, test } from 'vitest';
import { checked, createChecker, violationsOf } from './check-request.js';

const parameters = (list: string): string => `
/users:
  get:
    parameters:
${list.replace(/^(?=.)/gm, '      ')}
    responses: { 200: { description: Done. } }
`;

describe('text becomes what the schema describes', () => {
  test.each([
    { schema: '{ type: integer }', text: '42', value: 42 },
    { schema: '{ type: integer }', text: '-0', value: -0 },
    { schema: '{ type: number }', text: '1.5e3', value: 1500 },
    { schema: '{ type: boolean }', text: 'true', value: true },
    { schema: '{ type: boolean }', text: 'false', value: false },
    { schema: '{ type: string }', text: '42', value: '42' },
    { schema: '{ type: [string, integer] }', text: '42', value: '42' },
    { schema: "{ type: [integer, 'null'] }", text: 'null', value: null },
    { schema: "{ type: [integer, 'null'] }", text: '', value: null },
    { schema: '{ enum: [1, 2] }', text: '2', value: 2 },
    { schema: '{ const: true }', text: 'true', value: true },
    { schema: '{ enum: [on, off] }', text: 'on', value: 'on' },
    { schema: '{ anyOf: [{ type: integer }, { type: boolean }] }', text: 'true', value: true },
    { schema: '{ allOf: [{ type: integer }, { minimum: 1 }] }', text: '7', value: 7 },
    { schema: "{ $ref: '#/components/schemas/Count' }", text: '7', value: 7 },
    { schema: '{ type: array, items: { type: integer } }', text: '7', value: [7] },
    { schema: "{ type: array, items: { $ref: '#/components/schemas/Count' } }", text: '7', value: [7] },
    { schema: '{}', text: '7', value: '7' },
  ])('$schema: $text', async ({ schema, text, value }) => {
    const check = await createChecker(
      parameters(`- { name: x, in: query, schema: ${schema} }`),
      'components: { schemas: { Count: { type: integer } } }',
    );
    expect(checked(check(`GET /users?x=${encodeURIComponent(text)}`))).toMatchObject({
      values: { query: { x: value } },
      violations: [],
    });
  });

  test.each([
    { schema: '{ type: integer }', text: '1.5' },
    { schema: '{ type: integer }', text: '0x10' },
    { schema: '{ type: integer }', text: ' 1' },
    { schema: '{ type: integer }', text: '' },
    { schema: '{ type: integer }', text: '1e999' },
    { schema: '{ type: number }', text: 'NaN' },
    { schema: '{ type: number }', text: 'Infinity' },
    { schema: '{ type: boolean }', text: 'TRUE' },
    { schema: '{ type: boolean }', text: '1' },
    { schema: '{ type: array, items: { type: integer } }', text: 'one' },
  ])('and what does not fit stays text, for the schema to refuse: $schema, $text', async ({ schema, text }) => {
    const check = await createChecker(parameters(`- { name: x, in: query, schema: ${schema} }`));
    const pointer = schema.includes('array') ? '/query/x/0' : '/query/x';
    expect(violationsOf(check(`GET /users?x=${encodeURIComponent(text)}`))).toEqual([`${pointer} type`]);
  });

  test('in objects, property by property', async () => {
    const schema = '{ type: object, properties: { a: { type: integer }, b: { type: boolean }, c: {} } }';
    const check = await createChecker(
      parameters(`- { name: x, in: query, style: deepObject, explode: true, schema: ${schema} }`),
    );
    const { values } = checked(check('GET /users?x[a]=1&x[b]=true&x[c]=1&x[d]=1'));
    expect(values.query).toEqual({ x: { a: 1, b: true, c: '1', d: '1' } });
  });
});

describe('a parameter', () => {
  test('that is missing has its default, or is a violation where it is required', async () => {
    const check = await createChecker(
      parameters(`
- { name: size, in: query, schema: { type: integer, default: 10 } }
- { name: sort, in: query, schema: { type: string } }
- { name: q, in: query, required: true, schema: { type: string } }
- { name: X-Trace, in: header, required: true, schema: { type: string } }
- { name: token, in: cookie, required: true, schema: { type: string } }`),
    );
    const result = check('GET /users');
    expect(checked(result).values.query).toEqual({ size: 10 });
    expect(violationsOf(result)).toEqual(['/query/q required', '/header/X-Trace required', '/cookie/token required']);
  });

  test('is found in its own place only, a header whatever its case', async () => {
    const check = await createChecker(
      parameters(`
- { name: x, in: query, schema: { type: integer } }
- { name: X, in: header, schema: { type: integer } }
- { name: x, in: cookie, schema: { type: integer } }`),
    );
    const { values } = checked(check('GET /users?x=1', { headers: { x: '2', cookie: 'x=3' } }));
    expect(values).toMatchObject({ query: { x: 1 }, headers: { X: 2 }, cookies: { x: 3 } });
  });

  test('may be empty where the document allows it', async () => {
    const check = await createChecker(
      parameters(`
- { name: a, in: query, allowEmptyValue: true, schema: { type: integer } }
- { name: b, in: query, schema: { type: integer } }`),
    );
    const result = check('GET /users?a=&b=');
    expect(checked(result).values.query).toMatchObject({ a: '' });
    expect(violationsOf(result)).toEqual(['/query/b type']);
  });

  test('that the document does not name is passed over', async () => {
    const check = await createChecker(parameters('- { name: x, in: query, schema: { type: integer } }'));
    expect(checked(check('GET /users?y=1&__proto__=2&%zz=%zz'))).toMatchObject({
      values: { query: {} },
      violations: [],
    });
  });

  test('with a name of special characters has an escaped pointer', async () => {
    const check = await createChecker(
      parameters(`- { name: 'a/b~c', in: query, required: true, schema: { type: integer } }`),
    );
    expect(violationsOf(check('GET /users'))).toEqual(['/query/a~1b~0c required']);
  });

  test('of a style that it is not written in says so', async () => {
    const check = await createChecker(`
/users/{id}:
  get:
    parameters: [{ name: id, in: path, required: true, style: label, schema: { type: integer } }]
    responses: { 200: { description: Done. } }
`);
    expect(violationsOf(check('GET /users/7'))).toEqual(['/path/id style']);
    expect(checked(check('GET /users/.7')).values.path).toEqual({ id: 7 });
  });

  test('of a path is decoded once', async () => {
    const check = await createChecker(`
/users/{id}/{tags}:
  get:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: tags, in: path, required: true, schema: { type: array, items: { type: string } } }
    responses: { 200: { description: Done. } }
`);
    const { values } = checked(check('GET /users/a%252Fb%2Fc/x%2Cy,z'));
    expect(values.path).toEqual({ id: 'a%2Fb/c', tags: ['x,y', 'z'] });
  });
});

describe('a parameter with content', () => {
  const filter =
    '{ application/json: { schema: { type: object, required: [a], properties: { a: { type: integer } } } } }';

  test.each([
    { text: '{"a":1}', violations: [] },
    { text: '{"a":"1"}', violations: ['/query/filter/a type'] },
    { text: '{}', violations: ['/query/filter/a required'] },
    { text: '{"a":', violations: ['/query/filter parse'] },
    { text: '', violations: ['/query/filter parse'] },
  ])('is JSON: $text', async ({ text, violations }) => {
    const check = await createChecker(parameters(`- { name: filter, in: query, content: ${filter} }`));
    const result = check(`GET /users?filter=${encodeURIComponent(text)}`);
    expect(violationsOf(result)).toEqual(violations);
    if (violations.length === 0) expect(checked(result).values.query).toEqual({ filter: { a: 1 } });
  });

  test('in a header, too', async () => {
    const check = await createChecker(parameters(`- { name: X-Filter, in: header, content: ${filter} }`));
    expect(checked(check('GET /users', { headers: { 'x-filter': '{"a": 1}' } })).values.headers).toEqual({
      'X-Filter': { a: 1 },
    });
  });

  test('is text where its media type is not JSON', async () => {
    const check = await createChecker(
      parameters('- { name: note, in: query, content: { text/plain: { schema: { type: string, maxLength: 5 } } } }'),
    );
    expect(checked(check('GET /users?note=hello'))).toMatchObject({
      values: { query: { note: 'hello' } },
      violations: [],
    });
    expect(violationsOf(check('GET /users?note=hello%20world'))).toEqual(['/query/note maxLength']);
  });

  test('may be nested as deep as a body may', async () => {
    const check = await createChecker(
      parameters(
        `- { name: tree, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } }`,
      ),
      'components: { schemas: { Tree: { type: array, items: { $ref: "#/components/schemas/Tree" } } } }',
    );
    const tree = (depth: number): string => encodeURIComponent(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(violationsOf(check(`GET /users?tree=${tree(100)}`))).toEqual([]);
    expect(violationsOf(check(`GET /users?tree=${tree(101)}`))).toEqual(['/query/tree parse']);
    expect(violationsOf(check(`GET /users?tree=${tree(50_000)}`))).toEqual(['/query/tree parse']);
  });
});
