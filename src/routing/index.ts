/** Which operation serves this path. */
export { nearestTemplates } from './nearest.js';
export { createRouter, type Match, type Router } from './router.js';
