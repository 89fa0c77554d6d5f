import type { Sandbox } from '../../state/index.js';
import { factsPart } from '../facts.js';

/** How much a sandbox may hold and be asked; what is not named has no limit. Bytes are those of the records as JSON. */
export interface Quotas {
  readonly records?: number;
  readonly bytes?: number;
  readonly recordBytes?: number;
  readonly requestsPerSecond?: number;
}

/** Quotas that change those of a deployment; null: no limit. */
export type OwnQuotas = { readonly [Name in keyof Quotas]: Quotas[Name] | null };

/** A sandbox, as far as it takes that to change what is said of it. */
interface Changeable {
  change<T>(part: string, change: (part: Sandbox) => T): T;
}

/** What becomes of the limits of a sandbox; undefined leaves one as it is. They outlive a reset. */
export const changeQuotas = (sandbox: Changeable, changed: OwnQuotas): void =>
  sandbox.change(factsPart, (facts) => {
    const settings = facts.collection('settings');
    const known = settings.get('quotas');
    const given = Object.entries(changed as Record<string, unknown>).filter(([, value]) => value !== undefined);
    const record = { ...known, ...Object.fromEntries(given), id: 'quotas' };
    if (known === undefined) settings.insert(record);
    else settings.update(record);
  });

/** The limits of a deployment with those of one sandbox; undefined where there are none. */
export function quotasOf(common: Quotas | undefined, own: OwnQuotas | undefined): Quotas | undefined {
  if (own === undefined) return common;
  const { records, bytes, recordBytes, requestsPerSecond } = { ...common, ...own };
  const limits = Object.entries({ records, bytes, recordBytes, requestsPerSecond }).filter(([, limit]) => limit);
  return limits.length === 0 ? undefined : Object.fromEntries(limits);
}
