// @ts-check

import { faults as catalogue, drift } from '../../catalogue/windmill.js';
import { createFaultSwitch } from '../../fault-switch.js';
import { accountRoutes } from './accounts.js';
import { createInstance, populate } from './instance.js';
import { inviteRoutes } from './invites.js';
import { memberRoutes } from './members.js';
import { createListener } from './router.js';
import { sessionRoutes } from './sessions.js';
import { variantNamed } from './variant.js';

const routes = [...sessionRoutes, ...accountRoutes, ...memberRoutes, ...inviteRoutes];

/**
 * An instance below `/api`: correct, with one fault, or (`drift`) as far from its document as release 1.38 is.
 *
 * @param {{ seed: string | number, fault?: string, variant?: string }} options
 */
export function createServer({ seed, fault, variant }) {
  const differences = new Set(drift.map(({ id }) => id));
  const one = createFaultSwitch(fault, ['drift', ...catalogue.map(({ id }) => id), ...differences]);
  const faults = {
    /** @param {string} id */
    is: (id) => one.is(id) || (differences.has(id) && one.is('drift')),
  };
  const instance = createInstance(variantNamed(variant));
  const credentials = populate(instance, seed);
  return { listener: createListener(routes, { instance, faults, revoked: [] }), credentials };
}
