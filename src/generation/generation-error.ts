import type { Place } from '../spec/index.js';

/** Thrown for a schema that no value was found for: it contradicts itself, or asks for more than this can do. */
export class GenerationError extends Error {
  override readonly name = 'GenerationError';
  readonly code = 'no-value';

  readonly place: Place;

  constructor(place: Place) {
    super(`No value was found for the schema at ${place.file}:${place.line}:${place.column}. Give it an example.`);
    this.place = place;
  }
}
