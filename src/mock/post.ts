import { type NamedSandbox, postMessage, queryFor } from '../sandboxes/index.js';
import type { OpenSandbox } from './context.js';
import { controlPrefix } from './control-prefix.js';
import type { Transactions } from './transactions.js';

interface Sender {
  readonly transactions: Transactions;
  readonly service: string;
  readonly seed: string;
}

/** What puts the messages of a service into the outbox of a sandbox, with links that lead to this sandbox. */
export const createPost =
  (sandbox: NamedSandbox, { transactions, service, seed }: Sender): OpenSandbox['send'] =>
  ({ links, ...message }, operation) =>
    transactions.whenKept(() => {
      const addressed = Object.entries(links ?? {}).map(
        ([name, path]) => [name, `${controlPrefix}/${service}${path}${queryFor(sandbox.name)}`] as const,
      );
      const told = { ...(links && { links: Object.fromEntries(addressed) }), ...(operation && { operation }) };
      postMessage(sandbox, { ...message, ...told, service }, seed);
    });
