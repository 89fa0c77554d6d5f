import { beforeAll, describe, expect, test } from 'vitest';
import type { Purpose } from '../../src/generation/index.js';
import { nastyComponents, nastySchemas } from './nasty-schemas.js';
import { type Bench, benchFor } from './nasty-spec.js';

const purposes: readonly Purpose[] = ['one', 'two', 'three'].flatMap((purpose) =>
  (['minimal', 'maximal'] as const).map((extent): Purpose => ({ purpose, extent, direction: 'request' })),
);
const names = Object.keys(nastySchemas);

describe('of a schema that is hard', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await benchFor({ ...nastySchemas, ...nastyComponents });
  });

  test.each(names)('every value fits: %s', (name) => {
    const validate = bench.validator(name);
    for (const purpose of purposes) {
      const value = bench.generator.value(bench.at(name), purpose);
      validate(value);
      expect(validate.errors, JSON.stringify(value)).toBeNull();
    }
  });

  test.each(names)('every boundary fits: %s', (name) => {
    const validate = bench.validator(name);
    for (const { title, value } of bench.generator.boundaries(bench.at(name), purposes[0] as Purpose)) {
      validate(value);
      expect(validate.errors, `${title} ${JSON.stringify(value)}`).toBeNull();
    }
  });

  test.each(names)('no violation fits: %s', (name) => {
    const validate = bench.validator(name);
    for (const { title, value } of bench.generator.violations(bench.at(name), purposes[1] as Purpose))
      expect(validate(value), `${title} ${JSON.stringify(value)}`).toBe(false);
  });
});
