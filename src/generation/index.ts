/** Values for a schema: realistic, boundary, deliberately invalid; always from a seed. */
export { createGenerator } from './create-generator.js';
export { GenerationError } from './generation-error.js';
export type { Extent, Generator, Purpose, Variant } from './generator.js';
export { type MadePerson, makePeople } from './make-people.js';
