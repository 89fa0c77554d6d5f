// @ts-check
import { once } from 'node:events';
import { connect } from 'node:net';

/** Enough to keep the subject busy all the time, few enough for every machine. */
const CONNECTIONS = 8;

/** @typedef {{ bytes: readonly Buffer[], count: number, status: number }} Load */

/**
 * The bytes of one HTTP/1.1 request; requests are prepared before anything is measured.
 * @param {{ method: string, path: string, headers: Record<string, string>, body?: unknown }} request
 */
export function toBytes({ method, path, headers, body }) {
  const payload = body === undefined ? '' : JSON.stringify(body);
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Accept: application/json'];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (payload) lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(payload)}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${payload}`);
}

/**
 * Opens keep-alive connections. Sockets and no HTTP client, because a client costs more than the fastest subject, which would
 * then be measured half idle. Each connection has one request under way; servers close idle connections, so open them per batch.
 * @param {number} port
 */
export async function openConnections(port) {
  const sockets = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      await once(socket, 'connect');
      return socket;
    }),
  );
  return {
    /** @param {Load} load Rejects at the first answer of another status. */
    async send(load) {
      const queue = { next: 0, load };
      await Promise.all(sockets.map((socket) => drain(socket, queue)));
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/**
 * Sends requests one after the other until the queue is empty.
 * @param {import('node:net').Socket} socket
 * @param {{ next: number, load: Load }} queue
 * @returns {Promise<void>}
 */
function drain(socket, queue) {
  const { bytes, count, status } = queue.load;
  return new Promise((resolve, reject) => {
    /** @type {Buffer | undefined} */
    let pending;
    const sendNext = () => {
      if (queue.next < count) socket.write(/** @type {Buffer} */ (bytes[queue.next++ % bytes.length]));
      else end(resolve);
    };
    const onData = (/** @type {Buffer} */ chunk) => {
      pending = pending ? Buffer.concat([pending, chunk]) : chunk;
      if (!isComplete(pending)) return;
      const answer = pending;
      pending = undefined;
      if (statusOf(answer) === status) sendNext();
      else end(() => reject(new Error(`answered ${answer.toString('utf8', 9, 400)}`)));
    };
    const onError = (/** @type {Error} */ error) => end(() => reject(error));
    const onClose = () => onError(new Error('closed a keep-alive connection.'));
    const end = (/** @type {() => void} */ settle) => {
      socket.off('data', onData).off('error', onError).off('close', onClose);
      settle();
    };
    socket.on('data', onData).on('error', onError).on('close', onClose);
    sendNext();
  });
}

/** @param {Buffer} answer */
function statusOf(answer) {
  return Number(answer.toString('latin1', 9, 12));
}

/** Whether the one answer under way is all there, by RFC 9112 section 6.3. @param {Buffer} answer */
function isComplete(answer) {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return false;
  if (statusOf(answer) === 204) return true;
  const head = answer.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.subarray(-5).equals(LAST_CHUNK);
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');
