import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Folder {
  readonly path: string;
  write(name: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

/** A new folder with these files. */
export async function createFolder(files: Readonly<Record<string, string>>): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'twinspec-'));
  const write = (name: string, content: string): Promise<void> => writeFile(join(path, name), content);
  await Promise.all(Object.entries(files).map(([name, content]) => write(name, content)));
  return { path, write, remove: () => rm(path, { recursive: true }) };
}
