import { fileURLToPath } from 'node:url';

/** Of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The modules that package.json exports, as they are called in src. */
export const doors = ['index', 'contract', 'control', 'vitest'];
