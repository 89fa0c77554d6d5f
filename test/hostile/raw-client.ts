import { connect, type Socket } from 'node:net';

export interface Answer {
  /** 0 where the server ended the connection without one. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface RawClient {
  /** Writes bytes as they are and waits for one answer; fails where none comes. */
  send(bytes: string | Uint8Array): Promise<Answer>;
  close(): void;
}

const patience = 10_000;
const none: Answer = { status: 0, head: '', body: '' };

/**
 * One connection after the other to a server on this machine, kept open as long as the server does. What a server ends a
 * used connection for, it has to answer on a fresh one.
 */
export function createRawClient(port: number): RawClient {
  let socket: Socket | undefined;

  const isOpen = (candidate: Socket | undefined): candidate is Socket =>
    candidate !== undefined && !candidate.destroyed && candidate.writable;

  const sendOver = (current: Socket, bytes: Uint8Array): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const isHead = Buffer.from(bytes.subarray(0, 5)).toString() === 'HEAD ';
      const timer = setTimeout(() => finish(undefined), patience);
      let received = Buffer.alloc(0);

      const finish = (answer: Answer | undefined): void => {
        clearTimeout(timer);
        current.removeAllListeners();
        current.on('error', () => undefined);
        if (answer === undefined || answer === none || /^connection: close/im.test(answer.head)) current.destroy();
        if (answer) resolve(answer);
        else reject(new Error(`No answer in ${patience} ms to: ${Buffer.from(bytes).toString('latin1', 0, 300)}`));
      };
      current.on('data', (chunk: Uint8Array) => {
        received = Buffer.concat([received, chunk]);
        const answer = firstAnswer(received, isHead);
        if (answer) finish(answer);
      });
      current.on('error', () => finish(none));
      current.on('close', () => finish(none));
      current.write(bytes);
    });

  const connectAnew = (): Socket => {
    socket = connect({ port, host: '127.0.0.1' }).setNoDelay(true);
    return socket;
  };

  return {
    async send(sent) {
      const bytes = typeof sent === 'string' ? Buffer.from(sent, 'latin1') : sent;
      const answer = isOpen(socket) ? await sendOver(socket, bytes) : none;
      return answer === none ? sendOver(connectAnew(), bytes) : answer;
    },
    close: () => socket?.destroy(),
  };
}

/** The first answer that is no 1xx; undefined as long as it is not complete. */
function firstAnswer(received: Buffer, isHead: boolean): Answer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  if (status < 200) return firstAnswer(received.subarray(end + 4), isHead);
  const start = end + 4;
  if (isHead || status === 204 || status === 304) return { status, head, body: '' };

  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  const isComplete =
    length === undefined
      ? received.includes('\r\n0\r\n\r\n', end) || received.includes('0\r\n\r\n', start)
      : received.length >= start + Number(length);
  if (length === undefined && !/^transfer-encoding: chunked/im.test(head)) return { status, head, body: '' };
  return isComplete ? { status, head, body: received.toString('utf8', start) } : undefined;
}
