/** What a document says about state: collections, keys, uniqueness, relations and paging, from `x-twinspec`. */
export { type Paging, toWindow, type Window } from './paging.js';
export { type OperationResources, type Resources, readResources, resourcesOf } from './resources.js';
