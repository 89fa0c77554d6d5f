import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Builds `dist` once before the tests that run it, so that none of them meets a stale one. */
export default async function buildDist(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await promisify(execFile)('npm', ['run', 'build'], { cwd: root }).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`dist cannot be built:\n${stdout}${stderr}`);
    },
  );
}
