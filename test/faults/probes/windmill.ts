import type { Probes } from '../support/corpus.js';
import { listProbes } from './windmill/lists.js';
import { messageProbes } from './windmill/messages.js';
import { moreProbes } from './windmill/more.js';
import { recordProbes } from './windmill/records.js';
import { requestProbes } from './windmill/requests.js';

export const probes: Probes = { ...messageProbes, ...requestProbes, ...recordProbes, ...listProbes, ...moreProbes };
