/** Values for a schema: realistic, boundary, deliberately invalid; always from a seed. */
export { createGenerator, type Extent, type Generator, type Purpose, type Variant } from './generator.js';
