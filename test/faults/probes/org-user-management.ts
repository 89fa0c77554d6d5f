import type { Probes } from '../support/corpus.js';
import { listProbes } from './org-user-management/lists.js';
import { messageProbes } from './org-user-management/messages.js';
import { moreProbes } from './org-user-management/more.js';
import { stateProbes } from './org-user-management/state.js';

export const probes: Probes = { ...messageProbes, ...stateProbes, ...listProbes, ...moreProbes };
