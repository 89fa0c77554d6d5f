import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadSpec } from '../../src/spec/index.js';
import { createSteered } from './steer.js';

const { steer } = await createSteered({ seed: 1 });
const spec = await loadSpec('specs/control-plane.yaml');

const described = [...readFileSync('docs/control-plane.md', 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, text = '']): unknown => JSON.parse(text),
);
const documented = spec.operations
  .filter(({ id }) => id === 'createFault')
  .flatMap(({ requestBody }) => Object.values(requestBody?.content['application/json']?.examples ?? {}));

test.each([...described, ...documented])('the fault that the documentation shows can be made: %j', async (rule) => {
  const created = await steer('POST /sandboxes/default/faults', rule);
  expect(created).toMatchObject({ status: 201, body: rule });
});

test('the documentation names every kind of fault', () => {
  const text = readFileSync('docs/control-plane.md', 'utf8');
  const kinds = [
    ...readFileSync('specs/control-plane.yaml', 'utf8').matchAll(/kind: \{type: string, const: ([\w-]+)\}/g),
  ];
  expect(kinds.length).toBeGreaterThan(7);
  for (const [, kind] of kinds) expect(text).toContain(`| \`${kind}\` |`);
});
