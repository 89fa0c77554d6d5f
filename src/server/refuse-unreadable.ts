import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProblem, toProblemDetails } from '../http/index.js';

/** What never became a request: 431 for headers that are too large, 408 for one that took too long, else 400. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Duplex & { bytesWritten?: number }): void {
  if (!socket.writable || (socket.bytesWritten ?? 0) > 0) {
    socket.destroy();
    return;
  }
  const status = statusOf(error.code);
  const problem = createProblem(
    status === 431 ? 'headers-too-large' : 'bad-request',
    'The request is not valid HTTP/1.1.',
    { status },
  );
  const body = JSON.stringify(toProblemDetails(problem));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function statusOf(code = ''): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
