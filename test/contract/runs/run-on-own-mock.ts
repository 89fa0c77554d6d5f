import { join } from 'node:path';
import { checkNames, createHandlerTarget, phaseNames, verify } from '../../../src/contract/index.js';
import { createMock } from '../../../src/index.js';
import { withFolder } from '../../spec/files.js';

interface OwnRun {
  /** What the suite holds against the mock of the same document: each is a fault of one of them. */
  readonly errors: readonly string[];
  /** The statuses that an operation was answered with, one for each request. */
  statusesOf(operation: string): readonly number[];
}

/** A whole run on the mock of a document that is given by its paths and schemas; without `seed`, seeded alike. */
export async function runOnOwnMock(paths: string, schemas: string, seed = 'own'): Promise<OwnRun> {
  const document = `openapi: 3.1.0\ninfo: { title: Own, version: '1' }\npaths:\n${paths}\ncomponents:\n  schemas:\n${schemas}`;
  const mock = await withFolder({ 'api.yaml': document }, (folder) => createMock(join(folder, 'api.yaml'), { seed }));
  const settings = {
    seed,
    identities: [],
    phases: phaseNames,
    checks: checkNames,
    parameters: {},
    workflows: [],
    ...{ readOnly: false, shared: false, allowEffects: true, failFast: false, reproduce: false },
  };
  const errors: string[] = [];
  const answers: { readonly operation: string; readonly status: number }[] = [];
  for await (const event of verify(mock.spec, createHandlerTarget(mock), settings)) {
    if (event.type === 'finding' && event.finding.severity === 'error') errors.push(event.finding.message);
    if (event.type !== 'exchange') continue;
    const { operation, response } = event.exchange;
    answers.push({ operation: operation ?? '', status: response.status });
  }
  return {
    errors,
    statusesOf: (operation) => answers.filter((one) => one.operation === operation).map(({ status }) => status),
  };
}
