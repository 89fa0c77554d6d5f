import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.js';

/** Of this package. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version;
