import type { DiskKeeperOptions } from './disk/disk-keeper-options.js';
import type { Keeper } from './keeper.js';

/** Opens a data folder; what that takes is loaded for who has one. Throws a DataFolderError. */
export async function openKeeper(options: DiskKeeperOptions): Promise<Keeper> {
  const { openDiskKeeper } = await import('./disk/open-disk-keeper.js');
  return openDiskKeeper(options);
}
