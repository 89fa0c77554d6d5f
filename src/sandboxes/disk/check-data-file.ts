import { open } from 'node:fs/promises';

/** Where LMDB writes what it needs to open a file, in each of the file's first two pages. */
const magicAt = 24;
const pageSizeAt = 48;
const lastPageAt = 144;
const transactionAt = 152;
const headLength = 160;
const magic = 0xbeefc0de;

/**
 * What keeps a file from being one of LMDB; undefined where nothing does. LMDB maps a file into memory as it is: one that is not
 * its own, or has lost its end, would take the process down.
 */
export async function flawOfDataFile(path: string): Promise<string | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const readHead = async (position: number): Promise<Buffer> => {
      const head = Buffer.alloc(headLength);
      await file.read(head, 0, headLength, position);
      return head;
    };
    const first = await readHead(0);
    const pageSize = first.readUInt32LE(pageSizeAt);
    const heads = [first, await readHead(pageSize)];
    if (!heads.every((head) => head.readUInt32LE(magicAt) === magic)) return 'is no data file of ours';
    const [, newest] = heads.toSorted((a, b) =>
      Number(a.readBigUInt64LE(transactionAt) - b.readBigUInt64LE(transactionAt)),
    );
    const pages = Number(newest?.readBigUInt64LE(lastPageAt) ?? 0n) + 1;
    return pages * pageSize > size ? `has lost its end: ${size} of ${pages * pageSize} bytes are there` : undefined;
  } finally {
    await file.close();
  }
}
