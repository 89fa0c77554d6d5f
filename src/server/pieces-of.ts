import { setTimeout } from 'node:timers/promises';
import type { HttpResponse } from '../http/index.js';

/** Whether an answer has a body that is not to leave at once and whole. */
export const comesInPieces = ({ body = '', stream, delivery = {} }: HttpResponse): boolean =>
  stream !== undefined || (body.length > 0 && (delivery.dribble !== undefined || typeof delivery.cut === 'number'));

/**
 * The body of an answer in the pieces and at the pace of its delivery, or its stream as it comes.
 * @throws TypeError where the delivery cuts it off, and the signal's reason when the client gives up.
 */
export async function* piecesOf(response: HttpResponse, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  if (response.stream === undefined) return yield* piecesOfBody(response, signal);
  for await (const text of response.stream(signal)) yield Buffer.from(text);
}

async function* piecesOfBody(
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
