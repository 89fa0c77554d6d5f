// @ts-check
import { createHash } from 'node:crypto';
import { Failure } from './http.js';

/**
 * A key is looked up by its prefix, and proven by its secret.
 * @typedef {{ prefix: string, secret: string, mayWrite: boolean, tenant: number }} Key
 * @typedef {import('../../fault-switch.js').FaultSwitch} FaultSwitch
 */

/**
 * @param {string} seed
 * @returns {Record<'admin' | 'auditor' | 'outsider', Key>}
 */
export function createKeys(seed) {
  /** @type {(role: string, rest: { mayWrite: boolean, tenant: number }) => Key} */
  const draw = (role, rest) => {
    const digits = createHash('sha256').update(`${seed} key of ${role}`).digest('hex');
    return { prefix: digits.slice(0, 8), secret: digits.slice(8, 40), ...rest };
  };
  return {
    admin: draw('admin', { mayWrite: true, tenant: 0 }),
    auditor: draw('auditor', { mayWrite: false, tenant: 0 }),
    outsider: draw('outsider', { mayWrite: true, tenant: 1 }),
  };
}

/** @param {Key} key */
export const toHeaderValue = ({ prefix, secret }) => `dk_${prefix}_${secret}`;

/**
 * @param {string | undefined} sent
 * @param {{ keys: ReturnType<typeof createKeys>, faults: FaultSwitch, operation: string }} context
 * @returns {Key}
 */
export function identify(sent, { keys, faults, operation }) {
  const found = Object.values(keys).find((key) =>
    faults.is('key-secret-unchecked') ? sent?.startsWith(`dk_${key.prefix}_`) : toHeaderValue(key) === sent,
  );
  if (found !== undefined) return found;
  if (sent === '' && faults.is('empty-key-accepted')) return keys.admin;
  if (sent === undefined && operation === 'list_reports' && faults.is('reports-open')) return keys.auditor;
  throw new Failure(401, 'unauthorized', {
    message: sent === undefined ? 'An API key is needed.' : 'This API key is unknown or revoked.',
    headers: { 'WWW-Authenticate': 'ApiKey realm="directory"' },
  });
}

/**
 * @param {Key} key
 * @param {{ faults: FaultSwitch, operation: string, method: string }} context
 */
export function assertMayWrite(key, { faults, operation, method }) {
  if (key.mayWrite) return;
  if (operation === 'deactivate_user' && faults.is('auditor-may-deactivate')) return;
  if (method === 'PATCH' && faults.is('auditor-may-patch')) return;
  const name = faults.is('forbidden-echoes-key') ? toHeaderValue(key) : key.prefix;
  throw new Failure(403, 'forbidden', { message: `The key ${name} is read-only.` });
}
