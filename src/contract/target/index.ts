/** What a run talks to: a server behind a URL, an Express app, any `fetch`, or a mock in this process. */
export { createFetchTarget } from './fetch-target.js';
export { createHandlerTarget } from './handler-target.js';
export { createListenerTarget } from './listener-target.js';
export type { ContractTarget } from './target.js';
export { TargetError } from './target-error.js';
export { createUrlTarget } from './url-target.js';
export { withRateLimit } from './with-rate-limit.js';
export { withRetryAfter } from './with-retry-after.js';
