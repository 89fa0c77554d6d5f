import type { Probes } from '../support/corpus.js';
import { listProbes } from './directory/lists.js';
import { messageProbes } from './directory/messages.js';
import { requestProbes } from './directory/requests.js';
import { sequenceProbes } from './directory/sequences.js';
import { writeProbes } from './directory/writes.js';

export const probes: Probes = {
  ...messageProbes,
  ...requestProbes,
  ...listProbes,
  ...writeProbes,
  ...sequenceProbes,
};
