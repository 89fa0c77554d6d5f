import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  checkNames,
  createHandlerTarget,
  type ExchangeRecord,
  type Finding,
  phaseNames,
  verify,
} from '../../../src/contract/index.js';
import { createMock } from '../../../src/index.js';
import { type Api, apis, workflowsOf } from '../workflow/corpus.js';
import { toIdentities } from '../workflow/run-against.js';

interface Run {
  readonly errors: readonly Finding[];
  readonly exchanges: readonly ExchangeRecord[];
}

/** A whole run against the mock of an API, with everybody whom its banner names. */
async function verifyMock(api: Api): Promise<Run> {
  const mock = await createMock(api.name, { seed: 'own mock' });
  const credentials = mock.credentials.map(({ role, header, value }) => [role, { [header]: value }] as const);
  const settings = {
    seed: 'own mock',
    identities: toIdentities(mock.spec, Object.fromEntries(credentials), api.scopes),
    phases: phaseNames,
    checks: checkNames,
    parameters: { workspace: ['starter', 'demo'] },
    readOnly: false,
    shared: false,
    allowEffects: true,
    failFast: false,
    reproduce: false,
    workflows: await workflowsOf(api),
  };
  const [errors, exchanges]: [Finding[], ExchangeRecord[]] = [[], []];
  for await (const event of verify(mock.spec, createHandlerTarget(mock, mock.basePaths[0]), settings)) {
    if (event.type === 'exchange') exchanges.push(event.exchange);
    if (event.type === 'finding' && event.finding.severity === 'error') errors.push(event.finding);
  }
  return { errors, exchanges };
}

/** Requests that were carried out, and the record that each was about; workflows put back what they change. */
const changesIn = ({ exchanges }: Run): readonly string[] =>
  exchanges
    .filter(({ phase, response }) => phase !== 'workflows' && response.status < 300)
    .filter(({ request }) => !['GET', 'HEAD'].includes(request.method))
    .map(({ request }) => decodeURIComponent(request.url).replace(insideWorkspace, ''));

/** Records are put into a workspace that is there. */
const insideWorkspace = /\/w\/[^/]+/;

describe.each(apis)('the mock of $name', (api) => {
  test('keeps its contract, and everything in it stays as it was', async () => {
    const run = await verifyMock(api);
    expect(run.errors.map(({ operation, message }) => `${operation}: ${message}`)).toEqual([]);

    const fixture = await readFile(`fixtures/${api.name}.yaml`, 'utf8');
    const ids = [...fixture.matchAll(/\b(?:id|username|email): ['"]?([^\s'",}]+)/g)].map(([, id]) => id ?? '');
    const changes = changesIn(run);
    expect(changes.length).toBeGreaterThan(5);
    expect(changes.filter((url) => url.split('/').some((part) => ids.includes(part)))).toEqual([]);
  }, 60_000);
});
