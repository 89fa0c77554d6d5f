import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Builds `dist` once before the tests that run it, so that none of them meets a stale one. */
export default async function buildDist(): Promise<void> {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await promisify(execFile)(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root }).catch(
    ({ stdout }: { stdout: string }) => {
      throw new Error(`dist cannot be built:\n${stdout}`);
    },
  );
}
