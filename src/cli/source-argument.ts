import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { bundledServices } from '../services/index.js';
import { UsageError } from './usage-error.js';

/** What a mock is made of: the id of a bundled service or a file, and what the mock of a file is to be called. */
export interface Source {
  readonly from: string;
  readonly name: string | undefined;
}

export const bundledNames = bundledServices.map(({ id }) => id);

/** Reads `<service>`, `<file>` or `<name>=<file>`. @throws UsageError where there is no such service or file. */
export async function readSource(argument: string): Promise<Source> {
  if (bundledNames.includes(argument) || (await isFile(argument))) return { from: argument, name: undefined };
  const [, name, from] = /^([A-Za-z0-9][\w.-]*)=(.+)$/s.exec(argument) ?? [];
  if (name !== undefined && from !== undefined && (await isFile(from))) return { from, name };
  const sought = from ?? argument;
  const reason = (await exists(sought)) ? `'${sought}' is not a file` : `there is no file and no service '${sought}'`;
  throw new UsageError(`${reason}; the services are: ${bundledNames.join(', ')}.`);
}

/** What a source is called where a file beside it goes by its name. */
export const nameOfSource = ({ from, name }: Source): string => name ?? basename(from, extname(from));

const find = (path: string) => stat(path).catch(() => undefined);

const isFile = async (path: string): Promise<boolean> => (await find(path))?.isFile() ?? false;

const exists = async (path: string): Promise<boolean> => (await find(path)) !== undefined;
