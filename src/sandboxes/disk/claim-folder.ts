import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
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
const isOurs = (file: string): boolean =>
  [lockFile, dataFile, 'lock.mdb'].includes(file) || file.startsWith(`${lockFile}.`);

/**
 * Makes a folder this process's own: empty, or with data of ours. Two processes would each overwrite what the other has in
 * memory. A lock whose process has ended, as after kill -9, holds nobody back.
 */
export async function claimFolder(folder: string): Promise<ClaimedFolder> {
  const files = await listFolder(folder);
  const stranger = files.find((file) => !isOurs(file));
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
  const own = join(folder, `${lockFile}.${process.pid}.${randomUUID()}`);
  try {
    await writeFile(own, thisProcess());
    await takeOver(lock, own);
  } catch (cause) {
    if (cause instanceof InUseError) throw new DataFolderError(folder, cause.message);
    throw new DataFolderError(folder, 'cannot be written', { cause });
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * Links a file to a name that nobody has, or whose owner has ended. Only one may succeed an owner: who has the name that follows from
 * the owner's.
 */
async function takeOver(name: string, own: string): Promise<void> {
  try {
    await link(own, name);
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = await readFile(name, 'utf8').catch(() => undefined);
  if (owner === undefined) return takeOver(name, own);
  if (isRunning(owner)) throw new InUseError(`is in use by process ${Number.parseInt(owner, 10)}`);
  const successor = `${name}.${createHash('sha256').update(owner).digest('hex').slice(0, 8)}`;
  await takeOver(successor, own);
  if ((await readFile(name, 'utf8').catch(() => undefined)) === owner) {
    await rename(successor, name);
    return;
  }
  // Somebody else was its successor before.
  await rm(successor, { force: true });
  return takeOver(name, own);
}

class InUseError extends Error {}

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
