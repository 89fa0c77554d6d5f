import { type Dribble, type Problem, problemOfStatus } from '../../http/index.js';
import { type Draw, drawDelay } from './draw-delay.js';
import type { Mix, SingleFault } from './fault-rule.js';

/** What befalls one request. */
export interface Trouble {
  /** What it is answered instead of what it asks for; `reset`: nothing. */
  readonly refusal?: Problem | 'reset' | undefined;
  /** Headers of whatever it is answered. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds before the answer. */
  readonly delay: number;
  readonly dribble?: Dribble | undefined;
  readonly cut?: 'reset' | number | undefined;
  /** Where bytes of the body are wrong: from 0, its beginning, to below 1. */
  readonly corruption: readonly number[];
}

export const noTrouble: Trouble = { headers: {}, delay: 0, corruption: [] };

/** Whether a client notices; headers alone say what is left of a limit. */
export const isFelt = ({ refusal, delay, dribble, cut, corruption }: Trouble): boolean =>
  refusal !== undefined || delay > 0 || dribble !== undefined || cut !== undefined || corruption.length > 0;

/** What a fault does to a request that it strikes. */
export function troubleOf(fault: SingleFault | Mix, draw: Draw): Trouble {
  switch (fault.kind) {
    case 'status':
      return { ...noTrouble, refusal: refuseWith(fault.status, fault.headers) };
    case 'latency':
      return { ...noTrouble, delay: drawDelay(fault.delay, draw) };
    case 'dribble':
      return { ...noTrouble, dribble: { chunks: fault.chunks, milliseconds: fault.milliseconds } };
    case 'reset':
      return { ...noTrouble, ...(fault.after ? { cut: 'reset' } : { refusal: 'reset' }) };
    case 'truncate':
      return { ...noTrouble, cut: fault.fraction };
    case 'corrupt':
      return { ...noTrouble, corruption: Array.from({ length: fault.bytes }, draw) };
    case 'mix':
      return troubleOfOne(fault, draw);
  }
}

function troubleOfOne({ faults }: Mix, draw: Draw): Trouble {
  const chosen = faults[Math.floor(draw() * faults.length)];
  return chosen === undefined ? noTrouble : troubleOf(chosen, draw);
}

const refuseWith = (status: number, headers: Readonly<Record<string, string>> = {}): Problem =>
  problemOfStatus(
    status,
    `This is an injected fault: ${status}.`,
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  );

/** Both at once: waits add up, and of answers and ends the first one counts. */
export function together(one: Trouble, other: Trouble): Trouble {
  if (one === noTrouble) return other;
  if (other === noTrouble) return one;
  return {
    refusal: one.refusal ?? other.refusal,
    headers: withBoth(one.headers, other.headers),
    delay: one.delay + other.delay,
    dribble: one.dribble ?? other.dribble,
    cut: one.cut ?? other.cut,
    corruption: [...one.corruption, ...other.corruption],
  };
}

/** A header of both has the items of both (RFC 9110 section 5.3). */
function withBoth(one: Trouble['headers'], other: Trouble['headers']): Trouble['headers'] {
  const joined = Object.entries(other).map(([name, value]) => {
    const before = one[name];
    return [name, before === undefined ? value : `${before}, ${value}`] as const;
  });
  return { ...one, ...Object.fromEntries(joined) };
}
