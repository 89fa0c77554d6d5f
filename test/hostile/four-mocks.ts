import { afterAll, beforeAll } from 'vitest';
import { bundledServices, createMock, type Mock, type RunningServer } from '../../src/index.js';
import { listen } from '../../src/server/index.js';

/** A server of all the bundled services, and everything that they reported as their own failure. */
export function serveFour() {
  const failures: Error[] = [];
  let mocks: readonly Mock[] = [];
  let server: RunningServer;
  beforeAll(async () => {
    const onError = (error: Error) => failures.push(error);
    mocks = await Promise.all(
      bundledServices.map(({ id }) => createMock(id, { seed: 'hostile', settings: { writeLimit: 0 }, onError })),
    );
    server = await listen(mocks);
  });
  afterAll(() => server.close());

  return {
    failures,
    mocks: () => mocks,
    port: () => server.port,
  };
}

/** What a mock has stored, in a form that compares fast. */
export const stateOf = (mock: Mock): string => JSON.stringify(mock.snapshot().collections);

/** Stack frames, paths of this machine, and names of source files. */
export const leak = new RegExp(
  [
    '\\n\\s+at ',
    'node_modules',
    'node:internal',
    '/(src|dist|test|work|home|tmp|usr)/',
    'file://',
    '\\.[cm]?[jt]s\\b',
    'Error:',
    'express',
  ].join('|'),
  'i',
);
