import type { Sandbox } from '../../state/index.js';

/** How much a sandbox may hold and be asked; what is not named has no limit. Bytes are those of the records as JSON. */
export interface Quotas {
  readonly records?: number;
  readonly bytes?: number;
  readonly recordBytes?: number;
  readonly requestsPerSecond?: number;
}

/** Quotas that change those of a deployment; null: no limit. */
export type OwnQuotas = { readonly [Name in keyof Quotas]: Quotas[Name] | null };

/** What becomes of the limits that are said of a sandbox; undefined leaves one as it is. */
export function writeQuotas(facts: Sandbox, changed: OwnQuotas): void {
  const settings = facts.collection('settings');
  const known = settings.get('quotas');
  const given = Object.entries(changed as Record<string, unknown>).filter(([, value]) => value !== undefined);
  const record = { ...known, ...Object.fromEntries(given), id: 'quotas' };
  if (known === undefined) settings.insert(record);
  else settings.update(record);
}

/** The limits of a deployment with those of one sandbox; undefined where there are none. */
export function quotasOf(common: Quotas | undefined, own: OwnQuotas | undefined): Quotas | undefined {
  if (own === undefined) return common;
  const { records, bytes, recordBytes, requestsPerSecond } = { ...common, ...own };
  const limits = Object.entries({ records, bytes, recordBytes, requestsPerSecond }).filter(([, limit]) => limit);
  return limits.length === 0 ? undefined : Object.fromEntries(limits);
}
