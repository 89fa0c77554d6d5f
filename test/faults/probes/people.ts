import type { Probes } from '../support/corpus.js';
import { listProbes } from './people/lists.js';
import { messageProbes } from './people/messages.js';
import { stateProbes } from './people/state.js';

export const probes: Probes = { ...messageProbes, ...stateProbes, ...listProbes };
