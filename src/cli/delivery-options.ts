import type { Courier } from '../delivery/index.js';
import { createSeed } from '../state/index.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';

/** The options of `twinspec mock` that say what leaves the outbox. */
export interface DeliveryOptions {
  readonly seed?: string;
  /** Hosts, addresses and networks that may be called; nothing is delivered without. */
  readonly deliver?: readonly string[];
  readonly webhookSecret?: string;
}

/** What delivers messages; undefined where nothing is to be delivered. */
export async function createDelivery(
  { seed = createSeed(), deliver, webhookSecret }: DeliveryOptions,
  shell: Shell,
): Promise<Courier | undefined> {
  if (deliver === undefined) return undefined;
  const { createCourier, createTransport, readAllowList, readSecret, systemTiming } = await import(
    '../delivery/index.js'
  );
  const allowed = said('--deliver', () => readAllowList(deliver));
  const secret = webhookSecret === undefined ? undefined : said('--webhook-secret', () => readSecret(webhookSecret));
  return createCourier({
    allowed,
    secret,
    seed,
    transport: createTransport((address) => allowed.trusts(address)),
    timing: systemTiming,
    onError: ({ message }) => void shell.stderr.write(`Nothing more can be delivered: ${message}\n`),
  });
}

/** What an option says; what is wrong with it is the user's to know. */
function said<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new UsageError(`${option}: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
}
