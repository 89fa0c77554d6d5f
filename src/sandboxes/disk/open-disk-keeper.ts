import { open } from 'lmdb';
import type { Keeper } from '../keeper.js';
import { claimFolder } from './claim-folder.js';
import { DataFolderError } from './data-folder-error.js';
import { DiskKeeper } from './disk-keeper.js';
import type { DiskKeeperOptions } from './disk-keeper-options.js';

/** The form of what is stored; another one is refused. */
const format = 1;

/** Throws a DataFolderError for a folder that is not ours, damaged or in use, and leaves it as it is. */
export async function openDiskKeeper(options: DiskKeeperOptions): Promise<Keeper> {
  const { isNew, release } = await claimFolder(options.folder);
  try {
    const database = open<unknown>({
      path: options.folder,
      ...(options.writeAfter > 0 && { commitDelay: options.writeAfter }),
    });
    // A process may have been killed before it wrote anything.
    if (isNew || database.getKeysCount() === 0) await database.put(['format'], format);
    else if (database.get(['format']) !== format) {
      await database.close();
      throw new DataFolderError(
        options.folder,
        'holds something else, or what another release of Twinspec has written',
      );
    }
    return new DiskKeeper(database, { ...options, release });
  } catch (error) {
    await release();
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(options.folder, 'cannot be read; it may be damaged', { cause: error });
  }
}
