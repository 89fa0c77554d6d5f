// @ts-check

import { listFaults } from './windmill/list-faults.js';
import { messageFaults } from './windmill/message-faults.js';
import { more } from './windmill/more.js';
import { recordFaults } from './windmill/record-faults.js';
import { requestFaults } from './windmill/request-faults.js';

export { drift } from './windmill/drift.js';

export const faults = [...messageFaults, ...requestFaults, ...recordFaults, ...listFaults, ...more];
