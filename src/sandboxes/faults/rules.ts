import { factsPart } from '../facts.js';
import type { NamedSandbox } from '../named-sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { FaultRule, SingleFault } from './fault-rule.js';

/** How many rules a sandbox may have of its own. */
const most = 1_000;

/**
 * Makes a rule of a sandbox, which holds from now on.
 * @throws SandboxError where there are too many.
 */
export const addFault = (sandbox: NamedSandbox, rule: Omit<FaultRule, 'id' | 'startedAt' | 'window'>): FaultRule =>
  sandbox.change(factsPart, (facts) => {
    if (facts.collection('faults').size >= most)
      throw new SandboxError('too-many', `There are ${most} faults already; remove some.`);
    const made = { ...rule, id: `f${facts.count('rule') + 1}`, startedAt: sandbox.clock.now() };
    return facts.collection('faults').insert(made) as unknown as FaultRule;
  });

/** @throws SandboxError where there is none with this id. */
export function findFault({ name, faults }: NamedSandbox, id: string): FaultRule {
  const found = faults.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  throw new SandboxError('unknown-fault', `The sandbox '${name}' has no fault '${id}'.`);
}

/** @throws SandboxError where there is none with this id, or it holds everywhere. */
export function removeFault(sandbox: NamedSandbox, id: string): void {
  findFault(sandbox, id);
  const isOwn = sandbox.change(factsPart, (facts) => facts.collection('faults').delete(id));
  if (!isOwn)
    throw new SandboxError('not-its-own', `The fault '${id}' holds in all sandboxes as long as the mock runs.`);
}

/** Removes its own rules. */
export const clearFaults = (sandbox: NamedSandbox): void =>
  sandbox.change(factsPart, (facts) => {
    for (const { id } of sandbox.faults) facts.collection('faults').delete(id);
  });

/** A rule that gives this share of all requests a bit of everything that happens on a bad day. */
export const chaos = (share: number): FaultRule => ({
  id: 'chaos',
  rate: share,
  startedAt: 0,
  fault: { kind: 'mix', faults: badDay },
});

const badDay: SingleFault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
  { kind: 'latency', delay: { median: 1_000, sigma: 0.5 } },
  { kind: 'reset' },
];
