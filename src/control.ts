/** The control plane of a running mock, for tests and tools. */
export { type ControlClient, type ControlClientOptions, createControlClient } from './control-client.js';
