import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isProfile } from '../services/index.js';
import { nameOfSource, type Source } from './source-argument.js';
import { UsageError } from './usage-error.js';

/** The fixture of each source for `--fixtures`: the name of a profile, the file itself, or `<name>.yaml` of the folder where it has one. */
export async function resolveFixtures(
  path: string | undefined,
  sources: readonly Source[],
): Promise<readonly (string | undefined)[]> {
  if (path === undefined) return [];
  if (isProfile(path)) return sources.map(() => path);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`--fixtures ${path} does not exist.`);
  if (found.isDirectory()) return findInFolder(path, sources);
  if (sources.length === 1) return [path];
  throw new UsageError(
    `--fixtures ${path} is one file for ${sources.length} mocks; give a folder with <name>.yaml for each.`,
  );
}

async function findInFolder(folder: string, sources: readonly Source[]): Promise<readonly (string | undefined)[]> {
  const names = sources.map((source) => `${nameOfSource(source)}.yaml`);
  const files = await Promise.all(names.map((name) => findFile(join(folder, name))));
  if (files.some((file) => file !== undefined)) return files;
  throw new UsageError(`--fixtures ${folder} has no ${names.join(', ')}.`);
}

const findFile = async (file: string): Promise<string | undefined> =>
  (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
