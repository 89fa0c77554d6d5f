import type { Sandbox } from '../state/index.js';
import type { FaultRule } from './faults/fault-rule.js';
import { type OwnQuotas, type Quotas, quotasOf } from './quotas/limits.js';
import { type ClockSetting, runningClock } from './sandbox-clock.js';

/** What is said of a sandbox: its facts, as they were read at one of their versions. */
export interface Said {
  readonly facts: Sandbox | undefined;
  readonly version: number;
  readonly clock: ClockSetting;
  /** Its own rules of trouble, in the order that they were made in, and those that hold everywhere. */
  readonly faults: readonly FaultRule[];
  /** Its own limits, on top of those that hold everywhere. */
  readonly quotas: Quotas | undefined;
  readonly ownQuotas: OwnQuotas | undefined;
}

export const nothingSaid: Said = {
  facts: undefined,
  version: 0,
  clock: runningClock,
  faults: [],
  quotas: undefined,
  ownQuotas: undefined,
};

export function readSaid(facts: Sandbox, everywhere: Pick<Said, 'faults' | 'quotas'>): Said {
  const settings = facts.collection('settings');
  const clock = settings.get('clock') as unknown as ClockSetting | undefined;
  const own = [...facts.collection('faults')] as unknown as readonly FaultRule[];
  const ownQuotas = settings.get('quotas') as OwnQuotas | undefined;
  return {
    facts,
    version: facts.version,
    clock: clock ?? runningClock,
    faults: [...own, ...everywhere.faults],
    quotas: quotasOf(everywhere.quotas, ownQuotas),
    ownQuotas,
  };
}
