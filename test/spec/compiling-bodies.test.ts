import { describe, expect, test } from 'vitest';
import { operationOf } from './files.js';

const ok = 'responses: { 200: {} }';
const uri = 'spec:///api.yaml';

describe('bodies', () => {
  test('have schemas, examples and encodings by media type', async () => {
    const operation = await operationOf(
      `requestBody: { $ref: '#/components/requestBodies/User' }\n${ok}`,
      `components:
  requestBodies:
    User:
      required: true
      content:
        application/json: { schema: { type: object }, example: { name: Ada } }
        multipart/form-data:
          encoding: { photo: { contentType: image/png } }
          examples:
            ada: { value: null }
            bob: { $ref: '#/components/examples/Bob' }
            elsewhere: { externalValue: 'https://example.com' }
  examples:
    Bob: { value: { name: Bob } }
`,
    );

    const pointer = '/components/requestBodies/User';
    expect(operation.requestBody).toEqual({
      uri,
      pointer,
      required: true,
      content: {
        'application/json': {
          uri,
          pointer: `${pointer}/content/application~1json`,
          schema: { uri, pointer: `${pointer}/content/application~1json/schema` },
          examples: { default: { name: 'Ada' } },
        },
        'multipart/form-data': {
          uri,
          pointer: `${pointer}/content/multipart~1form-data`,
          encoding: { photo: { contentType: 'image/png' } },
          examples: { ada: null, bob: { name: 'Bob' } },
        },
      },
    });
  });

  test('may have names that elsewhere are extensions', async () => {
    const response = '200: { headers: { x-total: { schema: {} } }, content: { x-world/x-vrml: {} } }';

    const { responses } = await operationOf(`responses: { x-note: {}, ${response} }`);

    expect(responses).toMatchObject({ 200: { headers: { 'x-total': {} }, content: { 'x-world/x-vrml': {} } } });
    expect(responses).not.toHaveProperty('x-note');
  });

  test('come with headers, without Content-Type', async () => {
    const operation = await operationOf(
      "responses: { 4XX: { $ref: '#/components/responses/Error' }, default: { $ref: '#/components/responses/Error' } }",
      `components:
  responses:
    Error:
      description: What went wrong
      headers:
        content-type: { schema: {} }
        Retry-After: { $ref: '#/components/headers/Seconds' }
  headers:
    Seconds: { required: true, schema: { type: integer }, example: 5 }
`,
    );

    expect(Object.keys(operation.responses)).toEqual(['4XX', 'default']);
    expect(operation.responses.default).toBe(operation.responses['4XX']);
    expect(operation.responses.default).toEqual({
      uri,
      pointer: '/components/responses/Error',
      description: 'What went wrong',
      content: {},
      headers: {
        'Retry-After': {
          uri,
          pointer: '/components/headers/Seconds',
          required: true,
          style: 'simple',
          explode: false,
          schema: { uri, pointer: '/components/headers/Seconds/schema' },
          examples: { default: 5 },
        },
      },
    });
  });
});
