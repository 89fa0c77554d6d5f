import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { UsageError } from './usage-error.js';

/** The fixture file of one source for `--fixtures`: the file itself, or `<name>.yaml` of the folder where it has one. */
export async function resolveFixtures(path: string | undefined, source: string, sources: number): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`--fixtures ${path} does not exist.`);
  if (!found.isDirectory()) {
    if (sources === 1) return path;
    throw new UsageError(`--fixtures ${path} is one file for ${sources} mocks; give a folder with <name>.yaml for each.`);
  }
  const file = join(path, `${basename(source, extname(source))}.yaml`);
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
}
