// @ts-check
import { messages } from './org-user-management/messages.js';
import { more } from './org-user-management/more.js';
import { state } from './org-user-management/state.js';

/** Every way in which the org-user-management server can be wrong, one at a time. */
export const faults = [...messages, ...state, ...more];
