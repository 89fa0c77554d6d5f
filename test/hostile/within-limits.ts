import { expect } from 'vitest';
import { createMock } from '../../src/index.js';
import { loadSpec, type Spec, SpecError } from '../../src/spec/index.js';
import { type Files, withFolder } from '../spec/files.js';

/** What a hostile document may take of the processor, in seconds. */
const most = 2;

export async function withinLimits<T>(run: () => Promise<T> | T): Promise<T> {
  const start = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(most);
  return result;
}

/** What becomes of the first of the files: a spec, or why it is refused. */
export const outcomeOf = (files: Files): Promise<Spec | readonly string[]> =>
  withinLimits(() =>
    withFolder(files, (folder) =>
      loadSpec(`${folder}/${Object.keys(files)[0] ?? ''}`).catch((error: unknown) => {
        if (error instanceof SpecError) return error.problems.map(({ message }) => message);
        throw error;
      }),
    ),
  );

export const documentOf = (parts: object): Files => ({
  'api.json': JSON.stringify({ openapi: '3.1.1', info: { title: 'T', version: '1' }, paths: {}, ...parts }),
});

export const schemas = (map: object): Files => documentOf({ components: { schemas: map } });

/** A mock of some schemas, the first of which is that of a body. */
export async function mockOf(map: Readonly<Record<string, object>>, others: Files = {}) {
  const [name = ''] = Object.keys(map);
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
  const operation = { requestBody: { content }, responses: { 204: { description: 'Done.' } } };
  const files = { ...documentOf({ paths: { '/a': { post: operation } }, components: { schemas: map } }), ...others };
  const mock = await withFolder(files, (folder) => createMock(`${folder}/api.json`));
  return async (body: unknown): Promise<number> => {
    const request = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return (await mock.fetch('http://mock.example/a', request)).status;
  };
}
