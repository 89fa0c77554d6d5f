import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** js-yaml, loaded by its first use: a start from JSON does without. */
export const jsYaml = (): typeof import('js-yaml') => load('js-yaml') as typeof import('js-yaml');
