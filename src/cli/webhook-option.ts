import type { Mock } from '../create-mock.js';
import type { MockOptions } from '../mock-options.js';
import { UsageError } from './usage-error.js';

/** What `--webhook` gives: the addresses of each webhook, `userCreated=http://localhost:9000/hook`. */
export function readWebhooks(given: readonly string[]): NonNullable<MockOptions['webhooks']> {
  const addresses = new Map<string, readonly string[]>();
  for (const text of given) {
    const [, name = '', url = ''] = /^([^=]+)=(https?:\/\/.+)$/.exec(text) ?? [];
    if (!URL.canParse(url))
      throw new UsageError(
        `--webhook ${text} says no address; write --webhook userCreated=http://localhost:9000/hook.`,
      );
    addresses.set(name, [...(addresses.get(name) ?? []), url]);
  }
  return Object.fromEntries(addresses);
}

/** Says which webhook no document has. */
export function refuseUnknownWebhooks(webhooks: NonNullable<MockOptions['webhooks']>, mocks: readonly Mock[]): void {
  const known = mocks.flatMap(({ outgoing }) => outgoing?.webhooks ?? []);
  const unknown = Object.keys(webhooks).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const what = known.length === 0 ? 'the documents have none' : `they have: ${known.join(', ')}`;
  throw new UsageError(`--webhook ${unknown}: no document has a webhook of this name; ${what}.`);
}
