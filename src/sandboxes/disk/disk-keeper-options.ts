export interface DiskKeeperOptions {
  /** Made where it does not exist. */
  readonly folder: string;
  /**
   * Milliseconds after which what was committed is written at the latest: who is answered need not wait. 0: every answer waits
   * until what it changed is on the disk.
   */
  readonly writeAfter: number;
  /** Told when something could not be written; nothing is written any more then. */
  readonly onError: (error: Error) => void;
}
