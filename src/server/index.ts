/** The adapters to node:http, Express and fetch, and the server that the command line starts. */
export { guardControl } from './control-guard.js';
export { createFetchHandler, type FetchHandler } from './fetch-handler.js';
export type { ServedMock } from './lanes.js';
export { type ListenOptions, listen, type RunningServer } from './listen.js';
export { createNodeHandler, type NodeHandler, type NodeHandlerOptions } from './node-handler.js';
