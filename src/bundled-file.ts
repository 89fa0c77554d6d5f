import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of the package: as JSON beside the built code, or from the sources as it is written. */
export function bundledFile(folder: string, id: string): string {
  const built = fileURLToPath(new URL(`./${folder}/${id}.json`, import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL(`../${folder}/${id}.yaml`, import.meta.url));
}
