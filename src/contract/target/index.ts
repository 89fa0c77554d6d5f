/** What a run talks to: a server behind a URL, an Express app, any `fetch`, or a mock in this process. */
export { createFetchTarget, type Fetch } from './fetch-target.js';
export { createHandlerTarget } from './handler-target.js';
export { createListenerTarget, type ListenerTargetOptions } from './listener-target.js';
export type { ContractTarget } from './target.js';
export { TargetError, type TargetErrorCode } from './target-error.js';
export { systemTime, type Time } from './time.js';
export { createUrlTarget, defaultTimeout, type UrlTargetOptions } from './url-target.js';
export { withRateLimit } from './with-rate-limit.js';
export { type Patience, withRetryAfter } from './with-retry-after.js';
