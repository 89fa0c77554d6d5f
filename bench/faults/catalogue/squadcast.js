// @ts-check
import { messages } from './squadcast/messages.js';
import { more } from './squadcast/more.js';
import { state } from './squadcast/state.js';

/** Every way in which the squadcast server can be wrong, one at a time. */
export const faults = [...messages, ...state, ...more];
