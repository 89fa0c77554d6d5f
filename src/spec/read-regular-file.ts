import { readFile, stat } from 'node:fs/promises';

const largest = 64 * 1024 * 1024;

/** Reads a file of a limited size; never a device or a pipe, which may have no end. */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (found.isDirectory()) throw withCode('EISDIR');
  if (!found.isFile()) throw withCode('ENOTREG');
  if (found.size > largest) throw withCode('EFBIG');
  return readFile(path);
}

const withCode = (code: string): Error => Object.assign(new Error(code), { code });
