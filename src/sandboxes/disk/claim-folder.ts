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
  const lock = join(folder, lockFile);
  await takeLock(folder, lock);
  const release = () => rm(lock, { force: true });
  // Looked at only now: while another process writes, a file is never whole.
  const data = join(folder, dataFile);
  const isNew = !files.includes(dataFile) || (await stat(data)).size === 0;
  const flaw = isNew ? undefined : await flawOfDataFile(data);
  if (flaw === undefined) return { isNew, release };
  await release();
  throw new DataFolderError(folder, `cannot be read: ${dataFile} ${flaw}`);
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
      await writeFile(lock, thisProcess(), { flag: 'wx' });
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new DataFolderError(folder, 'cannot be written', { cause });
      const owner = await readFile(lock, 'utf8').catch(() => '');
      if (isRunning(owner)) throw new DataFolderError(folder, `is in use by process ${Number.parseInt(owner, 10)}`);
      await rm(lock, { force: true });
    }
  }
}

/** The number alone may come again: in a container every process is the first. */
const thisProcess = (): string => `${process.pid} ${performance.timeOrigin}`;

function isRunning(owner: string): boolean {
  const number = Number.parseInt(owner, 10);
  if (number === process.pid) return owner === thisProcess();
  if (!(number > 0)) return false;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
