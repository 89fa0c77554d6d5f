import type { Probes } from '../support/corpus.js';
import { messageProbes } from './secoda/messages.js';
import { moreProbes } from './secoda/more.js';
import { recordProbes } from './secoda/records.js';
import { relationProbes } from './secoda/relations.js';
import { requestProbes } from './secoda/requests.js';

export const probes: Probes = {
  ...messageProbes,
  ...requestProbes,
  ...recordProbes,
  ...relationProbes,
  ...moreProbes,
};
