import type { StoredRecord } from '../../state/index.js';
import { factsPart } from '../facts.js';
import type { NamedSandbox } from '../named-sandbox.js';
import { SandboxError } from '../sandbox-error.js';

/** Somebody who wants to be told by a webhook. */
export interface Subscription {
  readonly id: string;
  readonly service: string;
  readonly webhook: string;
  readonly url: string;
}

/** How many a sandbox may have. */
const most = 1_000;

/** @throws SandboxError where there are too many. */
export const subscribe = (sandbox: NamedSandbox, subscription: Omit<Subscription, 'id'>): Subscription =>
  sandbox.change(factsPart, (facts) => {
    const webhooks = facts.collection('webhooks');
    if (webhooks.size >= most)
      throw new SandboxError('too-many', `There are ${most} subscriptions already; remove some.`);
    return toSubscription(webhooks.insert({ ...subscription, id: `w${facts.count('subscription') + 1}` }));
  });

/** In the order that they were made in. */
export const subscriptionsOf = (sandbox: NamedSandbox): readonly Subscription[] =>
  [...sandbox.part(factsPart).collection('webhooks')].map(toSubscription);

/** @throws SandboxError where there is none with this id. */
export function findSubscription(sandbox: NamedSandbox, id: string): Subscription {
  const found = sandbox.part(factsPart).collection('webhooks').get(id);
  if (found !== undefined) return toSubscription(found);
  throw new SandboxError('unknown-webhook', `The sandbox '${sandbox.name}' has no subscription '${id}'.`);
}

/** @throws SandboxError where there is none with this id. */
export function unsubscribe(sandbox: NamedSandbox, id: string): void {
  findSubscription(sandbox, id);
  sandbox.change(factsPart, (facts) => facts.collection('webhooks').delete(id));
}

const toSubscription = (record: StoredRecord): Subscription => record as unknown as Subscription;
