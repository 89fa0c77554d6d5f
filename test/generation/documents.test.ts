import { beforeAll, describe, expect, test } from 'vitest';
import { createGenerator, type Generator, type Purpose } from '../../src/generation/index.js';
import { loadSpec, type Reference, type Spec } from '../../src/spec/index.js';
import { type Schemas, schemasOf } from '../../src/validation/index.js';
import { tag } from './nasty-spec.js';

const files = [
  'specs/secoda.yaml',
  'specs/squadcast.yaml',
  'specs/org-user-management.yaml',
  'specs/windmill.yaml',
  'bench/faults/servers/people/openapi.yaml',
];

describe.each(files)('for %s', (file) => {
  let spec: Spec;
  let schemas: Schemas;
  let generator: Generator;
  beforeAll(async () => {
    spec = await loadSpec(file);
    schemas = schemasOf(spec);
    generator = createGenerator(spec, { seed: 'a', tag });
  });

  test('every request body is valid, the smallest, the largest and each at a boundary', () => {
    for (const [schema, purpose] of bodiesOf(spec)) {
      const values = [
        generator.value(schema, { ...purpose, extent: 'minimal' }),
        generator.value(schema, purpose),
        ...[...generator.boundaries(schema, purpose)].map(({ value }) => value),
      ];
      for (const value of values) expect(schemas.forRequest(schema)(value, ''), JSON.stringify(value)).toEqual([]);
    }
  });

  test('every answer is valid', () => {
    for (const [schema, purpose] of answersOf(spec)) {
      const value = generator.value(schema, purpose);
      expect(schemas.forResponse(schema)(value, ''), JSON.stringify(value)).toEqual([]);
    }
  });

  test('no violation is valid, and each is one of what it says', () => {
    for (const [schema, purpose] of bodiesOf(spec)) {
      for (const { title, value, keyword, pointer } of generator.violations(schema, purpose)) {
        const found = schemas.forRequest(schema)(value, '');
        expect(found, title).toContainEqual(expect.objectContaining({ keyword, pointer }));
      }
    }
  });

  test('a body takes little time', () => {
    const bodies = bodiesOf(spec);
    const make = (round: number) =>
      bodies.map(([schema, purpose]) => generator.value(schema, { ...purpose, purpose: `round ${round}` }));
    make(0);
    const { user: before } = process.cpuUsage();
    for (let round = 1; round <= 20; round += 1) make(round);
    const milliseconds = (process.cpuUsage().user - before) / 1000 / 20 / bodies.length;
    // Well below one on a machine of its own.
    expect(milliseconds).toBeLessThan(5);
  });
});

type Wanted = readonly [Reference, Purpose];

function bodiesOf({ operations }: Spec): readonly Wanted[] {
  return operations.flatMap(({ id, requestBody }) =>
    Object.values(requestBody?.content ?? {}).flatMap(({ schema }): Wanted[] =>
      schema === undefined ? [] : [[schema, { purpose: id, extent: 'maximal', direction: 'request' }]],
    ),
  );
}

function answersOf({ operations }: Spec): readonly Wanted[] {
  return operations.flatMap(({ id, responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.values(content).flatMap(({ schema }): Wanted[] =>
        schema === undefined
          ? []
          : [[schema, { purpose: `${id} ${status}`, extent: 'maximal', direction: 'response' }]],
      ),
    ),
  );
}
