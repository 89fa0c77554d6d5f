import { setTimeout } from 'node:timers/promises';
import type { HttpResponse } from '../http/index.js';

/** Whether an answer has a body that is not to leave at once and whole. */
export const comesInPieces = ({ body = '', delivery = {} }: HttpResponse): boolean =>
  body.length > 0 && (delivery.dribble !== undefined || typeof delivery.cut === 'number');

/**
 * The body of an answer in the pieces and at the pace of its delivery.
 * @throws TypeError where the delivery cuts it off, and the signal's reason when the client gives up.
 */
export async function* piecesOf(
  { body = '', delivery = {} }: HttpResponse,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const { dribble = { chunks: 1, milliseconds: 0 }, cut } = delivery;
  const end = typeof cut === 'number' ? Math.floor(bytes.length * cut) : bytes.length;
  const size = Math.max(1, Math.ceil(end / dribble.chunks));
  for (let start = 0; start < end; start += size) {
    await waitFor(dribble.milliseconds / dribble.chunks, signal);
    yield bytes.subarray(start, Math.min(start + size, end));
  }
  if (cut !== undefined) throw new TypeError('terminated');
}

/** @throws the signal's reason when the client gives up, or has done so already. */
export async function waitFor(milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
  if (milliseconds === undefined || milliseconds === 0) return;
  await setTimeout(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
