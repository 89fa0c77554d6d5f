import { join } from 'node:path';
import { createMock } from '../../../src/index.js';
import { withFolder } from '../../spec/files.js';

/** The mock of a document that is given by its paths and schemas, as a function that sends requests. */
export async function openStrangeApi(paths: string, schemas: string) {
  const document = `openapi: 3.1.0\ninfo: { title: Strange, version: '1' }\npaths:\n${paths}\ncomponents:\n  schemas:\n${schemas}`;
  const mock = await withFolder({ 'api.yaml': document }, (folder) =>
    createMock(join(folder, 'api.yaml'), { seed: 'strangers' }),
  );
  return async (request: string, body?: unknown) => {
    const [method = '', path = ''] = request.split(' ');
    const answer = await mock.fetch(`http://mock.example${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown> };
  };
}

export const json = (schema: string): string => `content: { application/json: { schema: ${schema} } }`;
export const ref = (name: string): string => json(`{ $ref: '#/components/schemas/${name}' }`);
export const id = (name: string, schema = '{ type: string }'): string =>
  `parameters: [{ name: ${name}, in: path, required: true, schema: ${schema} }]`;
