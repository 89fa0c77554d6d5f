import type { Attempt, Message } from '../sandboxes/index.js';
import type { AllowList } from './allow-list.js';
import { signatureHeaders } from './signature.js';
import type { Timing } from './timing.js';
import type { Transport } from './transport.js';

export interface CallerOptions {
  readonly allowed: AllowList;
  readonly transport: Transport;
  /** What requests are signed with; they are not without it. */
  readonly secret?: Buffer | undefined;
  readonly timing: Timing;
}

export interface Outcome {
  readonly attempt: Attempt;
  /** Whether another attempt would end the same. */
  readonly isFinal: boolean;
}

/** Makes one attempt to deliver a message; undefined where it was given up on the way. */
export type Caller = (message: Message, given: AbortSignal) => Promise<Outcome | undefined>;

/** Milliseconds. */
const timeLimit = 15_000;

export function createCaller({ allowed, transport, secret, timing }: CallerOptions): Caller {
  const call = async ({ id, request }: Message, url: URL, { at, signal }: { at: number; signal: AbortSignal }) => {
    const { method = 'POST', headers, body } = request ?? {};
    const signed = { ...headers, 'user-agent': 'twinspec', ...signatureHeaders({ id, at, body: body ?? '' }, secret) };
    return transport.send({ url, method, headers: signed, body, signal });
  };

  return async (message, given) => {
    const at = timing.now();
    const url = URL.canParse(message.to) ? new URL(message.to) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol))
      return refused(at, 'This is no address of http or https.');
    if (!allowed.allows(url)) return refused(at, `${url.host} is not among the hosts that may be called.`);

    const limit = new AbortController();
    const cancel = timing.later(timeLimit, () => limit.abort());
    try {
      const status = await call(message, url, { at, signal: AbortSignal.any([limit.signal, given]) });
      return { attempt: { at, status }, isFinal: false };
    } catch (error) {
      if (given.aborted) return undefined;
      const reason = limit.signal.aborted
        ? `There was no answer within ${timeLimit / 1_000} seconds.`
        : reasonOf(error);
      return { attempt: { at, error: reason }, isFinal: false };
    } finally {
      cancel();
    }
  };
}

const refused = (at: number, error: string): Outcome => ({ attempt: { at, error }, isFinal: true });

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { readonly code?: unknown };
  return error.message !== '' ? error.message : typeof code === 'string' ? code : error.name;
}
