import type { Headers } from '../http/index.js';

const shape = /^[\w.-]{1,128}$/;
/** Version, trace, parent and flags (https://www.w3.org/TR/trace-context/#traceparent-header). */
const traceparent = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/;

/** What a client calls its request, where that is fit for a log. */
export function requestIdIn({ 'x-request-id': id, traceparent: trace }: Headers): string | undefined {
  if (typeof id === 'string' && shape.test(id)) return id;
  return typeof trace === 'string' ? traceparent.exec(trace)?.[1] : undefined;
}
