import type { Draw } from './draw-delay.js';
import type { Asked, FaultRule } from './fault-rule.js';
import { countAgainst } from './rate-limit.js';
import { noTrouble, type Trouble, together, troubleOf } from './trouble.js';

interface Circumstances {
  readonly asked: Asked;
  readonly draw: Draw;
  /** Milliseconds since 1970, by the clock of the sandbox. */
  readonly now: number;
}

export interface Decision {
  readonly trouble: Trouble;
  /** The rules that have changed: those that count. */
  readonly changed: readonly FaultRule[];
}

/** What all rules together do to a request. */
export function decideTrouble(rules: readonly FaultRule[], circumstances: Circumstances): Decision {
  let trouble = noTrouble;
  const changed: FaultRule[] = [];
  for (const rule of rules) {
    if (!concerns(rule, circumstances.asked)) continue;
    const counted = rule.next === undefined ? rule : { ...rule, next: rule.next - 1 };
    const met = strikes(rule, circumstances) ? meet(counted, circumstances) : { trouble: noTrouble, rule: counted };
    trouble = together(trouble, met.trouble);
    if (met.rule !== rule) changed.push(met.rule);
  }
  return { trouble, changed };
}

function concerns({ match = {}, next }: FaultRule, { service, operation, method }: Asked): boolean {
  return (
    next !== 0 &&
    (match.service ?? service) === service &&
    (match.operation ?? operation) === operation &&
    (match.method ?? method) === method
  );
}

function strikes(rule: FaultRule, { draw, now }: Circumstances): boolean {
  const rate = rateAt(rule, now);
  return rate >= 1 || (rate > 0 && draw() < rate);
}

/** The share of requests that a rule strikes at a time. */
function rateAt({ rate, over, startedAt }: FaultRule, now: number): number {
  if (over === undefined) return rate;
  const passed = (now - startedAt) / (over.seconds * 1_000);
  return rate * Math.max(0, 1 - Math.abs(2 * passed - 1));
}

function meet(rule: FaultRule, { draw, now }: Circumstances): { readonly trouble: Trouble; readonly rule: FaultRule } {
  const { fault, id, window } = rule;
  if (fault.kind !== 'rate-limit') return { trouble: troubleOf(fault, draw), rule };
  const counted = countAgainst(fault, { id, window, now });
  return { trouble: counted.trouble, rule: { ...rule, window: counted.window } };
}
