import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { HttpResponse } from '../http/index.js';
import { comesInPieces, piecesOf, waitFor } from './pieces-of.js';

export interface SendOptions {
  /** Ends what would go on for ever. */
  readonly closing?: AbortSignal | undefined;
  /** Milliseconds after which a client is left that does not read what comes; 30 s by default. */
  readonly stallTimeout?: number | undefined;
}

/** Writes an answer: at once and whole, unless it says otherwise. */
export function send(outgoing: ServerResponse, response: HttpResponse, options: SendOptions): void {
  if (response.delivery === undefined && response.stream === undefined) write(outgoing, response);
  else void deliver(outgoing, response, options);
}

function write(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  outgoing.writeHead(status, headers as OutgoingHttpHeaders);
  outgoing.end(body);
}

/** Sends an answer late, in pieces, in part or not at all, unless the client goes before. */
async function deliver(outgoing: ServerResponse, response: HttpResponse, options: SendOptions): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  outgoing.once('close', leave);
  try {
    await waitFor(response.delivery?.delay, gone.signal);
    if (response.delivery?.cut === 'reset') outgoing.socket?.resetAndDestroy();
    else if (response.stream !== undefined) await writeStream(outgoing, response, { ...options, gone });
    else if (comesInPieces(response)) await writePieces(outgoing, response, gone.signal);
    else write(outgoing, response);
  } catch {
    outgoing.destroy();
  }
}

async function writePieces(outgoing: ServerResponse, response: HttpResponse, signal: AbortSignal): Promise<void> {
  outgoing.writeHead(response.status, response.headers as OutgoingHttpHeaders).flushHeaders();
  for await (const piece of piecesOf(response, signal)) {
    await new Promise<void>((resolve, reject) => {
      outgoing.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  }
  outgoing.end();
}

interface Streaming extends SendOptions {
  readonly gone: AbortController;
}

/** Sends what comes until the client goes, reads no more, or the server closes. */
async function writeStream(outgoing: ServerResponse, response: HttpResponse, streaming: Streaming): Promise<void> {
  const { gone, closing, stallTimeout = 30_000 } = streaming;
  const end = (): void => gone.abort();
  closing?.addEventListener('abort', end);
  outgoing.setTimeout(stallTimeout, () => outgoing.destroy());
  try {
    if (closing?.aborted) end();
    await writePieces(outgoing, response, gone.signal);
  } finally {
    closing?.removeEventListener('abort', end);
    outgoing.setTimeout(0);
  }
}
