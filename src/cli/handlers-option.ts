import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mock } from '../create-mock.js';
import type { AnyHandler } from '../mock/index.js';
import { UsageError } from './usage-error.js';

/** Loads the module of `--handlers` afresh and gives each handler to the mocks that have its operation. */
export async function useHandlers(mocks: readonly Mock[], file: string): Promise<void> {
  const handlers = await importHandlers(file);
  for (const [operationId, handler] of Object.entries(handlers)) {
    if (typeof handler !== 'function') throw new UsageError(`--handlers ${file}: '${operationId}' is not a function.`);
    const owners = mocks.filter(({ spec }) => spec.operations.some(({ id }) => id === operationId));
    if (owners.length === 0) throw new UsageError(`--handlers ${file}: no document has an operation '${operationId}'.`);
    for (const owner of owners) owner.on(operationId, handler as AnyHandler);
  }
}

async function importHandlers(file: string): Promise<object> {
  const url = pathToFileURL(resolve(file));
  url.searchParams.set('loaded', String(performance.now()));
  const module = await import(url.href).catch((cause: unknown) => {
    throw new UsageError(`--handlers ${file} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  const { handlers } = module as { handlers?: unknown };
  if (typeof handlers === 'object' && handlers !== null) return handlers;
  throw new UsageError(`--handlers ${file} has no export 'handlers'; write: export const handlers = { operationId(context) { … } }.`);
}
