import { describe, expect, test } from 'vitest';
import { type DescribeOptions, describeContract, type TestRunner } from '../../../src/contract/describe-contract.js';
import type { SentRequest } from '../../../src/contract/exchange.js';
import type { ContractTarget } from '../../../src/contract/target/index.js';
import { specFrom } from '../support/spec-from.js';

const document = `openapi: 3.1.1
info: {title: Teas, version: '1'}
paths:
  /teas:
    get:
      operationId: listTeas
      responses:
        '200': {description: All., content: {application/json: {schema: {type: array, items: {type: string}}}}}
  /cups:
    get:
      operationId: countCups
      responses:
        '200': {description: How many., content: {application/json: {schema: {type: integer}}}}
`;

/** A target that keeps the document of teas, and not that of cups. */
const createTarget = () => {
  let isClosed = false;
  const target: ContractTarget = {
    name: 'http://teas.example',
    close() {
      isClosed = true;
      return Promise.resolve();
    },
    send({ method, path }: SentRequest) {
      const headers = { 'content-type': 'application/json', allow: 'GET' };
      if (method !== 'GET') return Promise.resolve({ status: 405, headers, text: '', value: undefined });
      const value = path === '/teas' ? ['assam'] : 'twelve';
      return Promise.resolve({ status: 200, headers, text: JSON.stringify(value), value });
    },
  };
  return { target, isClosed: () => isClosed };
};

/** Runs tests as vitest would, and tells what came of each. */
async function runAll(define: (runner: TestRunner) => Promise<void>): Promise<ReadonlyMap<string, string>> {
  const tests: { name: string; run: Parameters<TestRunner['test']>[1] }[] = [];
  const hooks: (() => Promise<void>)[] = [];
  const path: string[] = [];
  await define({
    describe(name, inner) {
      path.push(name);
      inner();
      path.pop();
    },
    test: (name, run) => tests.push({ name: [...path, name].join(' > '), run }),
    beforeAll: (run) => hooks.push(run),
  });
  for (const hook of hooks) await hook();
  const outcome = ({ run }: (typeof tests)[number]): string => {
    try {
      run({
        skip(reason = '') {
          throw new Error(`skipped: ${reason}`);
        },
      });
      return 'passed';
    } catch (error) {
      return (error as Error).message;
    }
  };
  return new Map(tests.map((each) => [each.name.split(':')[0] ?? '', outcome(each)]));
}

const judge = async (options: DescribeOptions = {}) => {
  const spec = await specFrom(document);
  const { target, isClosed } = createTarget();
  const outcomes = await runAll((runner) =>
    describeContract(runner, spec, { ...options, target, reproduce: false, phases: ['probe', 'coverage'] }),
  );
  return { outcomes, isClosed };
};

describe('describeContract', () => {
  test('makes a test of each operation and promise', async () => {
    const { outcomes } = await judge({ checks: ['body-matches-schema', 'stale-update-is-refused'] });
    expect([...outcomes.keys()]).toEqual([
      'Teas 1 > GET /teas (listTeas) > body-matches-schema',
      'Teas 1 > GET /teas (listTeas) > stale-update-is-refused',
      'Teas 1 > GET /cups (countCups) > body-matches-schema',
      'Teas 1 > GET /cups (countCups) > stale-update-is-refused',
    ]);
  });

  test('passes what is kept, fails with all that is known, and skips what was not asked', async () => {
    const { outcomes, isClosed } = await judge();
    expect(outcomes.get('Teas 1 > GET /teas (listTeas) > body-matches-schema')).toBe('passed');
    expect(outcomes.get('Teas 1 > GET /teas (listTeas) > stale-update-is-refused')).toBe(
      'skipped: the run had no occasion to ask',
    );
    const broken = outcomes.get('Teas 1 > GET /cups (countCups) > body-matches-schema');
    expect(broken).toMatch(/must be integer[\s\S]*expected: [\s\S]*received: [\s\S]*document: api\.yaml:\d+:\d+/);
    expect(isClosed()).toBe(true);
  });

  test('describes the operations that are chosen', async () => {
    const { outcomes } = await judge({ operations: ['listTeas'], checks: ['body-matches-schema'] });
    expect([...outcomes.keys()]).toEqual(['Teas 1 > GET /teas (listTeas) > body-matches-schema']);
  });

  test('refuses credentials that the document has no use for', async () => {
    await expect(judge({ token: 'abc' })).rejects.toThrow('describeContract: api.yaml has no security scheme');
  });
});
