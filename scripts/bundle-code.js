import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { doors, root } from './doors.js';

/** Of folders, for the tests of the command and for the benchmarks: package.json exports none of them. */
const innerDoors = [
  'cli/run-cli',
  ...['contract', 'generation', 'resources', 'sandboxes', 'spec', 'state'].map((folder) => `${folder}/index`),
];

/**
 * Writes our modules as a few files: what is always loaded together becomes one, what several doors need is shared by them, and
 * what `import()` loads late stays apart. Dependencies stay imports.
 */
export async function bundleCode(to) {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries([...doors, 'cli/main', ...innerDoors].map((door) => [door, `./src/${door}.ts`])),
    external: await readDependencies(),
    platform: 'node',
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  await bundle.write({ dir: to, chunkFileNames: 'chunks/[name].js', keepNames: true, minifyInternalExports: false });
  await bundle.close();
}

/** Whole packages and what lies in them, as `ajv/dist/2020.js`. */
async function readDependencies() {
  const { dependencies, peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...peerDependencies }).map((name) => new RegExp(`^${name}(/|$)`));
}
