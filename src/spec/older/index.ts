/** Changes what OpenAPI 3.0 and Swagger 2.0 write differently into what OpenAPI 3.1 writes, where it stands. */

export { modernisePaths } from './modernise-paths.js';
export { moderniseSchema } from './modernise-schema.js';
