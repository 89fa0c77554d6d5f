import { loadSpec, type Spec } from '../../../src/spec/index.js';

/** A document that is not on disk, named `api.yaml`. */
export const specFrom = (text: string): Promise<Spec> =>
  loadSpec('api.yaml', { readFile: () => Promise.resolve(Buffer.from(text)) });
