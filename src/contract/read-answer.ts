import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, inflateSync, unzipSync } from 'node:zlib';
import { type Headers, headerOf, isJson, isProblem, parseJson, parseMediaType } from '../http/index.js';
import type { Answer } from './exchange.js';

/** An answer on its way: its head, and the bytes of its body as they come. */
export interface Arrival {
  /** Of the request: the answer to HEAD has no body. */
  readonly method: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array> | readonly Uint8Array[] | undefined;
  /** Whether somebody has undone Content-Encoding already, as `fetch` does. */
  readonly isDecoded?: boolean;
}

/** The most bytes of a body that are read. */
const largestBody = 10_000_000;

interface Received {
  readonly bytes: Uint8Array;
  /** Why there is less than the server meant to send. */
  readonly cut?: string;
}

/** Reads a body to its end. One that breaks off is kept as far as it came, with the reason in `unreadable`. */
export async function readAnswer(arrival: Arrival): Promise<Answer> {
  const { status, headers, method } = arrival;
  const received = await receive(arrival);
  const head = { status, headers };
  if (method === 'HEAD') return { ...head, text: '', value: undefined };

  const decoded = arrival.isDecoded ? received : decompress(received, headerOf(headers, 'content-encoding'));
  return { ...head, ...toContent(decoded, { status, contentType: headerOf(headers, 'content-type') }) };
}

async function receive({ body, headers, method }: Arrival): Promise<Received> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largestBody) return { bytes: join(chunks).subarray(0, largestBody), cut: tooLarge };
    }
  } catch (error) {
    // A stream of events has no end of its own: it is left, not cut.
    const isEndless = essenceOf(headerOf(headers, 'content-type')) === 'text/event-stream';
    return { bytes: join(chunks), ...(!isEndless && { cut: whyCut(error) }) };
  }
  return withLength(join(chunks), method === 'HEAD' ? undefined : headerOf(headers, 'content-length'), headers);
}

const tooLarge = `The body is larger than ${largestBody / 1_000_000} MB; only its beginning was read.`;

function whyCut(error: unknown): string {
  const isLate = error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
  return isLate
    ? 'The body had not ended in time; only its beginning came.'
    : 'The connection broke before the body had ended; only its beginning came.';
}

/** Content-Length counts the bytes as they were sent, which is what we have only where nothing was compressed. */
function withLength(bytes: Uint8Array, contentLength: string | undefined, headers: Headers): Received {
  const isPlain = headerOf(headers, 'content-encoding') === undefined;
  if (!isPlain || contentLength === undefined || bytes.length === 0 || Number(contentLength) === bytes.length) {
    return { bytes };
  }
  return { bytes, cut: `The body has ${bytes.length} bytes, but Content-Length says ${contentLength}.` };
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks);
}

/** We never ask for compression, but a server may compress all the same. */
function decompress(received: Received, encoding = 'identity'): Received {
  const undo = decompressors.get(encoding.trim().toLowerCase());
  if (undo === undefined || received.bytes.length === 0) return received;
  try {
    return { ...received, bytes: undo(received.bytes) };
  } catch {
    return { ...received, cut: received.cut ?? `The body is not compressed as Content-Encoding says (${encoding}).` };
  }
}

const limit = { maxOutputLength: largestBody };

const decompressors = new Map<string, (bytes: Uint8Array) => Uint8Array>([
  ['gzip', (bytes) => unzipSync(bytes, limit)],
  ['x-gzip', (bytes) => unzipSync(bytes, limit)],
  ['deflate', (bytes) => inflateSync(bytes, limit)],
  ['br', (bytes) => brotliDecompressSync(bytes, limit)],
]);

type Content = Pick<Answer, 'text' | 'value' | 'unreadable'>;

function toContent(
  { bytes, cut }: Received,
  { status, contentType }: { status: number; contentType: string | undefined },
): Content {
  const isSaidToBeJson = isJson(essenceOf(contentType));
  const text = toText(bytes, contentType, isSaidToBeJson);
  if (cut !== undefined) return { text, value: isSaidToBeJson || text === '' ? undefined : text, unreadable: cut };
  if (bytes.length === 0) return empty(isSaidToBeJson && status !== 204 && status !== 304);
  if (!isSaidToBeJson) return { text, value: text };
  if (!isUtf8(bytes)) return { text, value: undefined, unreadable: 'The body is not valid UTF-8.' };

  const parsed = parseJson(text);
  return isProblem(parsed) ? { text, value: undefined, unreadable: parsed.detail } : { text, value: parsed.value };
}

const empty = (isMissing: boolean): Content => ({
  text: '',
  value: undefined,
  ...(isMissing && { unreadable: 'The body is empty, which is no JSON.' }),
});

/** Bytes that are no text are written as base64. */
function toText(bytes: Uint8Array, contentType: string | undefined, isSaidToBeJson: boolean): string {
  const charset = contentType === undefined ? undefined : parseMediaType(contentType)?.parameters.charset;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(bytes) || isSaidToBeJson) return buffer.toString('utf8').replace(/^\uFEFF/, '');
  return decodeAs(charset, bytes) ?? buffer.toString('base64');
}

function decodeAs(charset: string | undefined, bytes: Uint8Array): string | undefined {
  if (charset === undefined || /^utf-?8$/i.test(charset)) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const essenceOf = (contentType = ''): string => parseMediaType(contentType)?.essence ?? '';
