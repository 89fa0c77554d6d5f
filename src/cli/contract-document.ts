import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, relative } from 'node:path';
import { packageFile } from '../package-file.js';
import { UsageError } from './usage-error.js';

/** A document to check against, and the workflows that come with it. */
export interface ContractDocument {
  readonly file: string;
  readonly workflows: readonly string[];
}

/** A file, or the document of a bundled service with its workflows. @throws UsageError where there is no such one. */
export async function resolveDocument(given: string | undefined): Promise<ContractDocument> {
  if (given === undefined)
    throw new UsageError('which document? twinspec verify openapi.yaml --url http://localhost:3000');
  const found = await stat(given).catch(() => undefined);
  const file = { file: given, workflows: [] };
  // No service is called so, and to load them takes long.
  if (found?.isFile() && extname(given) !== '') return file;

  const { bundledServices } = await import('../services/index.js');
  if (bundledServices.some(({ id }) => id === given)) {
    const workflows = nameOf(packageFile(`contracts/${given}.arazzo.yaml`));
    return { file: nameOf(packageFile(`specs/${given}.yaml`)), workflows: existsSync(workflows) ? [workflows] : [] };
  }
  if (found?.isFile()) return file;
  const reason = found ? `'${given}' is not a file` : `there is no file and no service '${given}'`;
  throw new UsageError(`${reason}; the services are: ${bundledServices.map(({ id }) => id).join(', ')}.`);
}

/** As somebody in the working directory would name it, where it lies below. */
function nameOf(file: string): string {
  const below = relative('.', file);
  return below.startsWith('..') ? file : below;
}
