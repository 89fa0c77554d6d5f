import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The package's own, found by its name: whatever file of the build this becomes a part of, and from the sources. */
const manifest = (): URL => pathToFileURL(createRequire(import.meta.url).resolve('twinspec/package.json'));

/** Whether it is the build that runs. */
const isBuilt = (): boolean => import.meta.url.startsWith(new URL('dist/', manifest()).href);

/** A file of this package, by its path from the root. */
export const packageFile = (path: string): string => fileURLToPath(new URL(path, manifest()));

/** A document or fixture that comes with the package: as JSON where the build runs, or as it is written. */
export const bundledFile = (folder: 'specs' | 'fixtures', id: string): string =>
  packageFile(isBuilt() ? `dist/${folder}/${id}.json` : `${folder}/${id}.yaml`);
