import type { Probes } from '../support/corpus.js';
import { messageProbes } from './squadcast/messages.js';
import { moreProbes } from './squadcast/more.js';
import { stateProbes } from './squadcast/state.js';

export const probes: Probes = { ...messageProbes, ...stateProbes, ...moreProbes };
