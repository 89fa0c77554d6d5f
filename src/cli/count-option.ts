import type { MockOptions } from '../mock-options.js';
import { UsageError } from './usage-error.js';

/** What `--count` gives: `users=50` for a collection, or a number for all that are not named. Undefined where it is not given. */
export function readCounts(given: readonly string[]): MockOptions['counts'] {
  if (given.length === 0) return undefined;
  return Object.fromEntries(
    given.map((text) => {
      const [, name = '', number = ''] = /^(?:(.+)=)?(\d{1,6})$/.exec(text) ?? [];
      if (number !== '') return [name, Number(number)];
      throw new UsageError(`--count ${text} is no number of records; write --count users=50, or --count 50 for all.`);
    }),
  );
}
