import { describe, expect, test } from 'vitest';
import { type Files, load, refusalOf, withOperation, withPaths } from './files.js';

const newer = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, String(text).replace('3.1.1', '3.2.0')]));

const ok = 'responses: { 200: {} }';

const warningsOf = async (files: Files): Promise<readonly string[]> =>
  (await load(newer(files))).warnings.map(({ message, place: { line, column } }) => `${line}:${column} ${message}`);

describe('OpenAPI 3.2', () => {
  test('has more methods', async () => {
    const { operations } = await load(
      newer(withPaths(`/a:\n  query: { ${ok} }\n  additionalOperations: { COPY: { operationId: copy, ${ok} } }`)),
    );

    expect(operations.map(({ id, method, pointer }) => [id, method, pointer])).toEqual([
      ['query /a', 'query', '/paths/~1a/query'],
      ['copy', 'copy', '/paths/~1a/additionalOperations/COPY'],
    ]);
  });

  test.each(['post', 'GET', 'COPY IT'])('has no additional method %s', async (method) => {
    const { problems } = await refusalOf(newer(withPaths(`/a:\n  additionalOperations:\n    ${method}: { ${ok} }`)));

    expect(problems).toEqual([
      `api.yaml:6:7  '${method}' is not a method that can stand here: write one in capitals, such as COPY.`,
    ]);
  });

  test('has streams, whose items are not checked', async () => {
    const files = withOperation(
      'responses: { 200: { content: { application/jsonl: { itemSchema: { type: integer } } } } }',
    );

    expect(await warningsOf(files)).toEqual([
      "6:59 'itemSchema' is not supported: the items of a stream are not checked.",
    ]);
    expect(
      (
        await refusalOf(
          newer(withOperation('responses: { 200: { content: { application/jsonl: { itemSchema: { type: int } } } } }')),
        )
      ).code,
    ).toBe('invalid');
  });

  test('has parameters that are the whole query, which are left out', async () => {
    const files = withOperation(`parameters: [{ name: q, in: querystring, content: { application/json: {} } }]\n${ok}`);

    expect((await load(newer(files))).operations[0]?.parameters).toEqual([]);
    expect(await warningsOf(files)).toEqual([
      "6:35 Parameters with 'in: querystring' are not supported: the query is neither checked nor read.",
    ]);
  });

  test('has shared media types, cookies as they are, and examples as data', async () => {
    const { operations } = await load(
      newer(
        withOperation(
          `parameters: [{ name: c, in: cookie, style: cookie, schema: {} }]\nresponses: { 200: { content: { application/json: { $ref: '#/components/mediaTypes/A' } } } }`,
          'components: { mediaTypes: { application/json: {}, A: { schema: {}, examples: { a: { dataValue: null } } } } }\n'
            .replace('A: {', 'text/plain: {}, A: {')
            .replace('application/json: {}, text/plain: {}, ', ''),
        ),
      ),
    );

    expect(operations[0]?.parameters).toMatchObject([{ style: 'form', explode: true }]);
    expect(operations[0]?.responses['200']?.content['application/json']).toMatchObject({
      pointer: '/components/mediaTypes/A',
      examples: { a: null },
    });
  });

  test('says where it is itself, which is not listened to', async () => {
    expect(await warningsOf(withPaths('{}', '$self: https://example.com/api\n'))).toEqual([
      "5:8 '$self' is not supported: references are resolved by where the files are.",
    ]);
  });
});

describe('what is legal and not done is said with its place', () => {
  test.each<{ title: string; files: Files; warnings: readonly string[] }>([
    {
      title: 'operations without responses',
      files: withOperation('summary: S'),
      warnings: ["5:5 'get' declares no 'responses': whatever it answers is as documented."],
    },
    {
      title: 'multipart bodies',
      files: withOperation(`requestBody:\n  content:\n    multipart/form-data: { schema: { type: object } }\n${ok}`),
      warnings: ['8:11 Multipart bodies are taken as they are: their parts are not checked.'],
    },
    {
      title: 'servers of their own',
      files: withPaths(`/a:\n  servers: []\n  get: { servers: [{ url: /v2 }], ${ok} }`),
      warnings: [
        "5:5 'servers' means nothing here: all paths are below the servers of the document.",
        "6:12 'servers' means nothing here: all paths are below the servers of the document.",
      ],
    },
    {
      title: 'another dialect of JSON Schema',
      files: withPaths('{}', 'jsonSchemaDialect: http://json-schema.org/draft-07/schema#\n'),
      warnings: ['5:20 This dialect of JSON Schema is not known here: the schema is read as JSON Schema 2020-12.'],
    },
  ])('$title', async ({ files, warnings }) => {
    const found = (await load(files)).warnings;
    expect(found.map(({ message, place: { line, column } }) => `${line}:${column} ${message}`)).toEqual(warnings);
  });

  test('and there is nothing to say of most documents', async () => {
    expect((await load(withOperation(ok))).warnings).toEqual([]);
  });
});
