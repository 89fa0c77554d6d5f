import { join } from 'node:path';
import { checkNames, createHandlerTarget, phaseNames, verify } from '../../../src/contract/index.js';
import { createMock } from '../../../src/index.js';
import { withFolder } from '../../spec/files.js';

/** What the suite holds against the mock of the same document: each is a fault of one of them. */
export async function findingsInOwnMock(paths: string, schemas: string): Promise<readonly string[]> {
  const document = `openapi: 3.1.0\ninfo: { title: Own, version: '1' }\npaths:\n${paths}\ncomponents:\n  schemas:\n${schemas}`;
  const mock = await withFolder({ 'api.yaml': document }, (folder) =>
    createMock(join(folder, 'api.yaml'), { seed: 'own' }),
  );
  const settings = {
    seed: 'own',
    identities: [],
    phases: phaseNames,
    checks: checkNames,
    parameters: {},
    workflows: [],
    ...{ readOnly: false, shared: false, allowEffects: true, failFast: false, reproduce: false },
  };
  const found: string[] = [];
  for await (const event of verify(mock.spec, createHandlerTarget(mock), settings)) {
    if (event.type === 'finding' && event.finding.severity === 'error') found.push(event.finding.message);
  }
  return found;
}
