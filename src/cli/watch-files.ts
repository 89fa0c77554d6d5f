import { watch } from 'chokidar';

/** Calls back with each file whose content has changed, one at a time; the result ends it. */
export async function watchFiles(files: readonly string[], onChange: (file: string) => Promise<void>): Promise<() => Promise<void>> {
  let running = Promise.resolve();
  const watcher = watch([...files], { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 } });
  const enqueue = (file: string): void => {
    running = running.then(() => onChange(file));
  };
  watcher.on('change', enqueue).on('add', enqueue);
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return () => watcher.close();
}
