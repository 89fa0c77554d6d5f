import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flawOfDataFile } from './check-data-file.js';
import { DataFolderError } from './data-folder-error.js';

export interface ClaimedFolder {
  /** Whether there is nothing in it yet. */
  readonly isNew: boolean;
  readonly release: () => Promise<void>;
}

const lockFile = 'twinspec.lock';
const dataFile = 'data.mdb';
const ours = new Set([lockFile, dataFile, 'lock.mdb']);

/**
 * Makes a folder this process's own: empty, or with data of ours. Two processes would each overwrite what the other has in
 * memory. A lock whose process has ended, as after kill -9, holds nobody back.
 */
export async function claimFolder(folder: string): Promise<ClaimedFolder> {
  const files = await listFolder(folder);
  const stranger = files.find((file) => !ours.has(file));
  if (stranger !== undefined) throw new DataFolderError(folder, `holds something else (${stranger})`);
  const isNew = !files.includes(dataFile) || (await stat(join(folder, dataFile))).size === 0;
  const flaw = isNew ? undefined : await flawOfDataFile(join(folder, dataFile));
  if (flaw !== undefined) throw new DataFolderError(folder, `cannot be read: ${dataFile} ${flaw}`);
  const lock = join(folder, lockFile);
  await takeLock(folder, lock);
  return { isNew, release: () => rm(lock, { force: true }) };
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (cause) {
    throw new DataFolderError(folder, 'cannot be opened', { cause });
  }
}

async function takeLock(folder: string, lock: string): Promise<void> {
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new DataFolderError(folder, 'cannot be written', { cause });
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      if (owner !== process.pid && isRunning(owner)) throw new DataFolderError(folder, `is in use by process ${owner}`);
      if (owner === process.pid) throw new DataFolderError(folder, 'is in use by this process');
      await rm(lock, { force: true });
    }
  }
}

function isRunning(process_: number): boolean {
  if (!(process_ > 0)) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
