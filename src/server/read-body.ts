import type { IncomingMessage } from 'node:http';
import { bodyTooLarge, type Problem } from '../http/index.js';

/** What came of a body: its bytes, or why it was refused; `isCut` where the client was still sending. */
export type Received = { readonly body: Uint8Array } | { readonly refusal: Problem; readonly isCut: boolean };

/** Bytes beyond the limit that are thrown away before a refusal: a client that is still sending sees a reset, not an answer. */
const discardLimit = 16_777_216;

/** Whether a body was announced. */
export const carriesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined ||
  (headers['content-length'] !== undefined && headers['content-length'] !== '0');

/** Reads a body of up to `limit` bytes; 413 for a larger one, which is not kept. Never done where the client goes before. */
export function readBody(incoming: IncomingMessage, limit: number, done: (received: Received) => void): void {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const refuse = (isCut: boolean): void => done({ refusal: bodyTooLarge(limit), isCut });
  incoming.on('data', (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size <= limit + discardLimit) return;
    incoming.removeAllListeners('data').removeAllListeners('end').resume();
    refuse(true);
  });
  incoming.on('end', () => {
    const [first] = chunks;
    if (size > limit) refuse(false);
    else done({ body: chunks.length === 1 && first ? first : Buffer.concat(chunks) });
  });
  incoming.on('error', () => undefined);
}
