import { resolve } from 'node:path';
import { watch } from 'chokidar';
import type { Mock } from '../create-mock.js';
import { describeFailure } from './describe-failure.js';
import type { Shell } from './shell.js';

/** Reloads a mock when one of its files changes, and the handlers when theirs does, one at a time; the result ends it. */
export async function reloadOnChange(
  mocks: readonly Mock[],
  handlers: { readonly file: string; readonly load: () => Promise<void> } | undefined,
  { stdout, stderr }: Pick<Shell, 'stdout' | 'stderr'>,
): Promise<() => Promise<void>> {
  const reload = async (changed: string): Promise<void> => {
    for (const mock of mocks.filter(({ files }) => files.includes(changed))) await mock.reload();
    if (handlers?.file === changed) await handlers.load();
  };
  const files = [...mocks.flatMap((mock) => mock.files), ...(handlers === undefined ? [] : [handlers.file])];

  return watchFiles(files, async (changed, watchToo) => {
    try {
      await reload(changed);
      watchToo(mocks.flatMap((mock) => mock.files));
      stdout.write(`Reloaded ${changed}; the state is kept.\n`);
    } catch (error) {
      stderr.write(`${describeFailure(error)}\n${changed} is not reloaded; the mock goes on as before.\n`);
    }
  });
}

async function watchFiles(
  files: readonly string[],
  onChange: (file: string, watchToo: (files: readonly string[]) => void) => Promise<void>,
): Promise<() => Promise<void>> {
  const asGiven = new Map(files.map((file) => [resolve(file), file]));
  const watcher = watch([...asGiven.keys()], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 },
  });
  const watchToo = (more: readonly string[]): void => {
    for (const file of more) asGiven.set(resolve(file), file);
    watcher.add(more.map((file) => resolve(file)));
  };
  let running = Promise.resolve();
  const enqueue = (path: string): void => {
    running = running.then(() => onChange(asGiven.get(path) ?? path, watchToo));
  };
  watcher.on('change', enqueue).on('add', enqueue);
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return () => watcher.close();
}
