import { isAbsolute } from 'node:path';
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
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    platform: 'node',
  });
  await bundle.write({ dir: to, chunkFileNames: 'chunks/[name].js', keepNames: true, minifyInternalExports: false });
  await bundle.close();
}
