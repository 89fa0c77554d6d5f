/** Reads documents from the network: public addresses only, a few redirects, within limits of size and time. */
export type { Network } from './network.js';
export { createRemoteReader } from './read-remote.js';
