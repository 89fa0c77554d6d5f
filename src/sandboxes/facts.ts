import { type CollectionDefinition, createSandbox, type Sandbox } from '../state/index.js';

/** The part of a sandbox that holds what is said about the sandbox itself. No API can be called so. */
export const factsPart = '_twinspec';

const keyed = (name: string): CollectionDefinition => ({
  name,
  key: ['id'],
  unique: [],
  index: [],
  search: [],
  references: [],
});

/**
 * `settings`: the clock. `faults`: the rules of trouble, in the order that they were made in. `outbox`: what the APIs have sent,
 * the oldest first. `webhooks`: who has subscribed to what.
 */
export const createFacts = (): Sandbox =>
  createSandbox([keyed('settings'), keyed('faults'), keyed('outbox'), keyed('webhooks')]);
