// @ts-check
import { lists } from './people/lists.js';
import { messages } from './people/messages.js';
import { requests } from './people/requests.js';
import { writes } from './people/writes.js';

/** Every way in which the people server can be wrong, one at a time. */
export const faults = [...messages, ...requests, ...writes, ...lists];
