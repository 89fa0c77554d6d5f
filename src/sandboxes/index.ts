/** Named, isolated states of everything that one deployment serves: their life, their time, their troubles and their journal. */

export type { FaultRule, SingleFault } from './faults/fault-rule.js';
export { meetTrouble } from './faults/meet-trouble.js';
export { addFault, chaos, clearFaults, findFault, removeFault } from './faults/rules.js';
export { isFelt, noTrouble, type Trouble, troubleOf } from './faults/trouble.js';
export { Chronicle, type ExchangeListener } from './journal/chronicle.js';
export type { AnsweredBy, Exchange, Trace } from './journal/exchange.js';
export { durationBounds, type OperationTally, type ServiceTally } from './journal/tally.js';
export type { Keeper } from './keeper.js';
export type { NamedSandbox } from './named-sandbox.js';
export { openKeeper } from './open-keeper.js';
export { openSharedSandboxes } from './open-shared-sandboxes.js';
export type { Attempt, Delivery, Message, NewMessage, SentRequest } from './outbox/message.js';
export {
  claimDelivery,
  clearOutbox,
  findMessage,
  messagesOf,
  outboxVersion,
  postMessage,
  recordDelivery,
  removeMessage,
} from './outbox/outbox.js';
export {
  findSubscription,
  type Subscription,
  subscribe,
  subscriptionsOf,
  unsubscribe,
} from './outbox/subscriptions.js';
export { createSandboxes } from './own-sandboxes.js';
export { changeQuotas, type OwnQuotas, type Quotas } from './quotas/limits.js';
export { admit, type Room, roomFor } from './quotas/quotas.js';
export { withoutPassword } from './redis/store-error.js';
export { SandboxError, type SandboxFault } from './sandbox-error.js';
export { defaultSandbox, queryFor, sandboxOf, takeSandboxPrefix } from './sandbox-name.js';
export type { Beginning, ListedSnapshot, Part, Snapshot } from './sandbox-registry.js';
export type { ListedSandbox, Sandboxes } from './sandboxes.js';
