import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { doors } from './doors.js';

/** `from './place.js'` and `import("./place.js")`, as tsc writes them. */
const ownImport = /\b(?:from |import\()['"](\.[^'"]+)['"]/g;

/** Copies the declarations that tsc has written, as far as they can be reached through a door of the package. */
export async function copyTypes(from, to) {
  for (const file of await reachable(doors.map((door) => join(from, `${door}.d.ts`)))) {
    const copy = join(to, relative(from, file));
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(file, copy);
  }
}

async function reachable(files) {
  const found = new Set(files);
  for (const file of found) {
    for (const [, path] of (await readFile(file, 'utf8')).matchAll(ownImport)) {
      found.add(resolve(dirname(file), path.replace(/\.js$/, '.d.ts')));
    }
  }
  return found;
}
