import type { Spec } from '../../spec/index.js';
import type { Case } from '../case.js';
import type { Exchange } from '../exchange.js';
import type { Identities } from '../identities.js';
import type { Identity, RunSettings } from '../settings.js';
import type { ContractTarget } from '../target/index.js';
import { writeRequest } from '../write-request.js';

export interface Sending {
  readonly spec: Spec;
  readonly target: ContractTarget;
  readonly identities: Identities;
  readonly settings: RunSettings;
}

/** Writes a case, sends it and takes what comes. */
export async function sendCase(
  kase: Case,
  { spec, target, identities, settings }: Sending,
): Promise<Omit<Exchange, 'index'>> {
  const identity = identityOf(kase, { identities, settings });
  const request = writeRequest(kase, { spec, identity });
  const startedAt = Date.now();
  const begin = performance.now();
  const response = await target.send(request);
  return {
    case: kase,
    operation: kase.operation,
    identity: kase.credentials === undefined ? identity?.name : undefined,
    request,
    response,
    startedAt,
    duration: performance.now() - begin,
  };
}

function identityOf(
  { identity, operation }: Case,
  { identities, settings }: Pick<Sending, 'identities' | 'settings'>,
): Identity | null {
  if (identity === null) return null;
  if (identity === undefined) return identities.callerOf(operation) ?? null;
  const found = settings.identities.find(({ name }) => name === identity);
  if (found === undefined) throw new Error(`The settings have no identity '${identity}'.`);
  return found;
}
