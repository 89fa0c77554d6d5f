import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mock } from '../create-mock.js';
import type { AnyHandler } from '../mock/index.js';
import { UsageError } from './usage-error.js';

/**
 * What loads the module of `--handlers`, afresh at each call, and gives each handler to the mocks that have its operation: all of
 * them, or none. Those of the call before are taken back.
 */
export function createHandlerLoader(mocks: readonly Mock[], file: string): () => Promise<void> {
  let takeBack: readonly (() => void)[] = [];
  return async () => {
    const handlers = Object.entries(await importHandlers(file)).map(([operationId, handler]) => {
      if (!isHandler(handler)) throw new UsageError(`--handlers ${file}: '${operationId}' is not a function.`);
      return { operationId, handler, owners: ownersOf(mocks, operationId, file) };
    });
    for (const undo of takeBack) undo();
    takeBack = handlers.flatMap(({ operationId, handler, owners }) =>
      owners.map((owner) => owner.on(operationId, handler)),
    );
  };
}

function ownersOf(mocks: readonly Mock[], operationId: string, file: string): readonly Mock[] {
  const owners = mocks.filter(({ spec }) => spec.operations.some(({ id }) => id === operationId));
  if (owners.length > 0) return owners;
  throw new UsageError(`--handlers ${file}: no document has an operation '${operationId}'.`);
}

const isHandler = (value: unknown): value is AnyHandler => typeof value === 'function';

async function importHandlers(file: string): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(file)) throw new UsageError(`--handlers ${file} does not exist.`);
  const url = pathToFileURL(resolve(file));
  url.searchParams.set('loaded', String(performance.now()));
  const module = (await import(url.href).catch((cause: unknown) => refuse(file, cause))) as { handlers?: unknown };
  if (isObject(module.handlers)) return module.handlers;
  throw new UsageError(
    `--handlers ${file} has no export 'handlers'; write: export const handlers = { operationId(context) { … } }.`,
  );
}

function refuse(file: string, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const hint = cause instanceof SyntaxError ? ` (node --check ${file} shows where)` : '';
  throw new UsageError(`--handlers ${file} cannot be loaded: ${reason}${hint}`, { cause });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
