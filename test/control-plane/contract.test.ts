import { expect, test } from 'vitest';
import { checkNames, createHandlerTarget, type Finding, phaseNames, verify } from '../../src/contract/index.js';
import { createMock } from '../../src/index.js';
import { createSandboxes } from '../../src/sandboxes/index.js';
import { loadSpec } from '../../src/spec/index.js';
import { createSeededClock } from '../../src/state/index.js';

/** In no time at all, so that no sandbox expires on the way. */
const createStill = () =>
  createSandboxes({ createClock: createSeededClock, creation: 'on-first-use', maximum: 10_000, now: () => 0 });

test('the control plane keeps its own document', async () => {
  const mock = await createMock('secoda', { seed: 'control plane', sandboxes: createStill() });
  const spec = await loadSpec('specs/control-plane.yaml');
  const settings = {
    seed: 'control plane',
    identities: [{ name: 'nobody', credentials: {}, scopes: [] }],
    phases: phaseNames,
    checks: checkNames,
    parameters: { service: ['secoda'], collection: ['users'] },
    readOnly: false,
    shared: false,
    allowEffects: true,
    failFast: false,
    reproduce: false,
    workflows: [],
  };
  const errors: Finding[] = [];
  let asked = 0;
  for await (const event of verify(spec, createHandlerTarget(mock, '/_twinspec'), settings)) {
    if (event.type === 'exchange') asked += 1;
    if (event.type === 'finding' && event.finding.severity === 'error') errors.push(event.finding);
  }
  expect(errors.map(({ operation, message }) => `${operation}: ${message}`)).toEqual([]);
  expect(asked).toBeGreaterThan(200);
});
