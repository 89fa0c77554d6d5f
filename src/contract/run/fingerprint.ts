import { createHash } from 'node:crypto';
import type { Draft } from '../finding.js';

/** The same for every seed and data: which promise, which operation, where. */
export const fingerprintOf = ({ check, operation, pointer }: Draft): string =>
  createHash('sha256')
    .update(JSON.stringify([check, operation, pointer]))
    .digest('hex')
    .slice(0, 16);
