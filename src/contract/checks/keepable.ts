import { createGenerator, GenerationError, type Generator } from '../../generation/index.js';
import type { Reference, Spec } from '../../spec/index.js';

/** Asks whether any value can be made that keeps a schema; each is tried once. */
export function createKeepable(spec: Spec): (schema: Reference) => boolean {
  let generator: Generator | undefined;
  const known = new Map<string, boolean>();
  return (schema) => {
    const place = `${schema.uri}#${schema.pointer}`;
    generator ??= createGenerator(spec, { seed: '', tag: '' });
    const isKeepable = known.get(place) ?? hasValue(generator, schema);
    known.set(place, isKeepable);
    return isKeepable;
  };
}

function hasValue(generator: Generator, schema: Reference): boolean {
  try {
    generator.value(schema, { purpose: 'any', extent: 'maximal', direction: 'response' });
    return true;
  } catch (error) {
    if (error instanceof GenerationError) return false;
    throw error;
  }
}
