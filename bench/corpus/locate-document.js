// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * The file of a document: ours, or where its package has it. One that is packed is unpacked into the folder for temporary files.
 * @param {import('./labels.js').Label} label
 */
export function locateDocument({ name, document }) {
  const { own, package: from, file } = document;
  if (own !== undefined) return fileURLToPath(new URL(`./documents/${own}`, import.meta.url));
  const stored = fileURLToPath(new URL(`../node_modules/${from}/${file}`, import.meta.url));
  if (!stored.endsWith('.gz')) return stored;
  const folder = join(tmpdir(), `twinspec-corpus-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const unpacked = join(folder, `${name}.json`);
  writeFileSync(unpacked, gunzipSync(readFileSync(stored)));
  return unpacked;
}
