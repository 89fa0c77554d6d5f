// @ts-check
import { lists } from './directory/lists.js';
import { messages } from './directory/messages.js';
import { requests } from './directory/requests.js';
import { sequences } from './directory/sequences.js';
import { writes } from './directory/writes.js';

/** Every way in which the directory server can be wrong, one at a time. */
export const faults = [...messages, ...requests, ...lists, ...writes, ...sequences];
