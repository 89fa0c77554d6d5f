import { createIds, type StoredRecord } from '../../state/index.js';
import { factsPart } from '../facts.js';
import type { NamedSandbox } from '../named-sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { Delivery, Message } from './message.js';

/** How many messages a sandbox keeps: the last ones. */
const capacity = 1_000;

/** Puts a message where the control plane shows it. Its id follows from the seed, the sandbox and how many there were before. */
export function postMessage(sandbox: NamedSandbox, message: Omit<Message, 'id' | 'sentAt'>, seed: string): Message {
  const posted = sandbox.change(factsPart, (facts) => {
    const outbox = facts.collection('outbox');
    const [oldest] = outbox.size < capacity ? [] : outbox.slice(0, 1);
    if (oldest !== undefined) outbox.delete(String(oldest.id));
    const id = `msg_${createIds(JSON.stringify([seed, sandbox.name]), facts).token('message', 24)}`;
    const delivery = isDeliverable(sandbox, message) ? { delivery: { state: 'pending', attempts: [] } } : {};
    return toMessage(outbox.insert({ ...message, ...delivery, id, sentAt: sandbox.clock.now() }));
  });
  if (posted.delivery !== undefined) sandbox.onPost?.(sandbox.name);
  return posted;
}

const isDeliverable = ({ onPost }: NamedSandbox, { to, request }: Pick<Message, 'to' | 'request'>): boolean =>
  onPost !== undefined && to !== '' && request !== undefined && request.violations === undefined;

/** A span of real time, in milliseconds since 1970. */
export interface Claim {
  readonly now: number;
  readonly until: number;
}

/**
 * A message that is due, for who asks to deliver it: nobody else will before the end of the claim, whatever becomes of who has it. Undefined
 * where there is nothing to deliver now. @throws SandboxError where it is gone.
 */
export function claimDelivery(sandbox: NamedSandbox, id: string, { now, until }: Claim): Message | undefined {
  const message = findMessage(sandbox, id);
  const { delivery } = message;
  if (delivery?.state !== 'pending' || (delivery.nextAt ?? 0) > now) return undefined;
  recordDelivery(sandbox, id, { ...delivery, nextAt: until });
  return message;
}

/** Notes what has become of a message. @throws SandboxError where it is gone. */
export function recordDelivery(sandbox: NamedSandbox, id: string, delivery: Delivery): void {
  const message = findMessage(sandbox, id);
  sandbox.change(factsPart, (facts) => facts.collection('outbox').update({ ...message, delivery }));
}

/** Another one after every message. */
export const outboxVersion = (sandbox: NamedSandbox): number => sandbox.part(factsPart).version;

/** The oldest first. */
export const messagesOf = (sandbox: NamedSandbox): readonly Message[] =>
  [...sandbox.part(factsPart).collection('outbox')].map(toMessage);

/** @throws SandboxError where there is none with this id. */
export function findMessage(sandbox: NamedSandbox, id: string): Message {
  const found = sandbox.part(factsPart).collection('outbox').get(id);
  if (found !== undefined) return toMessage(found);
  throw new SandboxError('unknown-message', `The outbox of '${sandbox.name}' has no message '${id}'.`);
}

/** @throws SandboxError where there is none with this id. */
export function removeMessage(sandbox: NamedSandbox, id: string): void {
  findMessage(sandbox, id);
  sandbox.change(factsPart, (facts) => facts.collection('outbox').delete(id));
}

/** Empties the outbox, or takes out what one service has sent. */
export const clearOutbox = (sandbox: NamedSandbox, service?: string): void =>
  sandbox.change(factsPart, (facts) => {
    for (const message of messagesOf(sandbox)) {
      if (service === undefined || message.service === service) facts.collection('outbox').delete(message.id);
    }
  });

const toMessage = (record: StoredRecord): Message => record as unknown as Message;
