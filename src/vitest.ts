/** The contract suite as tests of vitest: `twinspec/vitest`. */
import { beforeAll, describe, test } from 'vitest';
import { type DescribedTarget, type DescribeOptions, describeContract as defineContract } from './contract/index.js';
import type { Spec } from './spec/index.js';

/**
 * Defines a test for each operation of a document and each promise; `await` it where tests are defined. The target is a base
 * URL, an Express app, or any other contract target.
 */
export const describeContract = (
  document: string | Spec,
  target: DescribedTarget,
  options: DescribeOptions = {},
): Promise<void> => defineContract({ describe, test, beforeAll }, document, { ...options, target });

export { type ContractMatchers, contractMatchers } from './contract/index.js';
export { loadSpec, type Spec } from './spec/index.js';

/* eslint-disable @typescript-eslint/no-explicit-any */
declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: it has to be as vitest declares it.
  interface Matchers<T = any> {
    /** Whether a response keeps what the document says; for a `Response` of `fetch`, await it. */
    toSatisfyContract(operation: string): T extends Response ? Promise<void> : undefined;
  }
}
