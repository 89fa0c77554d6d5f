/** Delivers what the outbox holds to other servers: only to hosts that are named, signed, again and again until it is taken. */
export { readAllowList } from './allow-list.js';
export { type Courier, createCourier } from './courier.js';
export { readSecret } from './signature.js';
export { systemTiming } from './timing.js';
export { createTransport } from './transport.js';
