/** Why a folder cannot hold the data; it was left as it is. */
export class DataFolderError extends Error {
  readonly folder: string;

  constructor(folder: string, why: string, options?: ErrorOptions) {
    super(
      `The data folder ${folder} ${why}; nothing in it was changed. Give another folder, or move this one away.`,
      options,
    );
    this.name = 'DataFolderError';
    this.folder = folder;
  }
}
