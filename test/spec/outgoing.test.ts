import { describe, expect, test } from 'vitest';
import { load, operationOf, refusalOf, withPaths } from './files.js';

const ok = 'responses: { 200: {} }';
const json = 'content: { application/json: { schema: { type: string } } }';

describe('what an API sends to others', () => {
  test('are the callbacks of an operation, by their addresses, wherever they stand', async () => {
    const { callbacks } = await operationOf(
      `callbacks:
        done: { '{$request.body#/url}/a': { post: { requestBody: { required: true, ${json} }, ${ok} } }, x-note: 1 }
        again: { $ref: '#/components/callbacks/Again' }
      ${ok}`
        .replaceAll('\n        ', '\n  ')
        .replaceAll('\n      ', '\n'),
      `components:
  callbacks: { Again: { $url: { $ref: '#/components/pathItems/Told' } } }
  pathItems: { Told: { put: { parameters: [{ name: X-A, in: header, schema: { type: string } }], ${ok} } } }
`,
    );
    expect(callbacks).toMatchObject([
      { name: 'done', url: '{$request.body#/url}/a', method: 'post', requestBody: { required: true } },
      { name: 'again', url: '$url', method: 'put', parameters: [{ name: 'X-A' }] },
    ]);
  });

  test('are the webhooks of the document', async () => {
    const spec = await load(withPaths('{}', `webhooks:\n  told: { post: { requestBody: { ${json} }, ${ok} } }\n`));
    expect(spec.webhooks).toMatchObject([{ name: 'told', method: 'post', pointer: '/webhooks/told/post' }]);
    expect(spec.warnings).toEqual([]);
  });

  test('has to be right, as all else', async () => {
    const { problems } = await refusalOf(
      withPaths(`/a: { get: { callbacks: { done: { $ref: '#/nowhere' } }, ${ok} } }`, 'webhooks: { told: 7 }\n'),
    );
    expect(problems).toHaveLength(2);
  });
});
