import type { Sandbox } from '../../state/index.js';
import type { components } from './generated/document.js';

/** A state as its fixture file would say it. */
export function toFixture(state: Sandbox): components['schemas']['State']['services'][string] {
  const { collections, counters } = state.snapshot();
  const records = Object.entries(collections).map(([name, all]): [string, Record<string, unknown>[]] => [
    name,
    [...all],
  ]);
  return { collections: Object.fromEntries(records), counters };
}
