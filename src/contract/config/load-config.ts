import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { Config, TargetConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { configSchema } from './config-schema.js';
import { type Environment, expandEnvironment } from './expand-environment.js';
import { parseSettings } from './parse-settings.js';

const standardFiles = ['twinspec.config.yaml', 'twinspec.config.yml', 'twinspec.config.json'];

/**
 * The settings of a file; without one, those of `twinspec.config.yaml` in the working directory, where it is there.
 * Files in it are relative to it.
 * @throws ConfigError with the place of everything that is wrong.
 */
export async function loadConfig(file: string | undefined, environment: Environment): Promise<Config> {
  const found = file === undefined ? await findStandardFile() : { file, text: await read(file) };
  if (found === undefined) return {};
  return fromFolder(parseConfig(found, environment), dirname(found.file));
}

/** The settings in a text, `file` being its name in messages. */
export function parseConfig(
  source: { readonly file: string; readonly text: string },
  environment: Environment,
): Config {
  const { content, locate } = parseSettings(source, configSchema);
  const config = expandEnvironment(content, environment, locate) as Config | null;
  return config ?? {};
}

async function findStandardFile(): Promise<{ file: string; text: string } | undefined> {
  for (const file of standardFiles) {
    const text = await readFile(file, 'utf8').catch(ignoreMissing);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw new ConfigError(`The settings cannot be read: ${error.message}`, { cause: error });
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? 'unknown reason'})`;
    throw new ConfigError(`--config ${file} ${reason}.`, { cause });
  }
}

/** The settings with every path as it is from the working directory. */
function fromFolder(config: Config, folder: string): Config {
  const from = (path: string): string => (isAbsolute(path) ? path : join(folder, path));
  const { document, baseline, journal, workflows, reports, target } = config;
  return {
    ...config,
    ...(document !== undefined && { document: isFileName(document) ? from(document) : document }),
    ...(baseline !== undefined && { baseline: from(baseline) }),
    ...(journal !== undefined && { journal: from(journal) }),
    ...(workflows && { workflows: workflows.map(from) }),
    ...(reports && { reports: mapTexts(reports, from) }),
    ...(target && { target: targetFrom(target, from) }),
  };
}

/** Names of bundled services have neither a dot nor a slash. */
const isFileName = (document: string): boolean => /[./\\]/.test(document);

function targetFrom(target: TargetConfig, from: (path: string) => string): TargetConfig {
  const { ca, cert, key, ...rest } = target;
  return { ...rest, ...mapTexts({ ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }, from) };
}

const mapTexts = <T extends object>(texts: T, map: (text: string) => string): T =>
  Object.fromEntries(
    Object.entries(texts).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? map(value) : value,
    ]),
  ) as T;
