import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProblem, type Problem, toProblemDetails } from '../http/index.js';

type Refusal = (error: Error & { code?: string }, socket: Duplex & { bytesWritten?: number }) => void;

/** Answers what never became a request: 431 for headers that are too large, 408 for one that took too long, else 400. */
export const createUnreadableRefusal =
  (headerLimit: number): Refusal =>
  (error, socket) => {
    if (!socket.writable || (socket.bytesWritten ?? 0) > 0) {
      socket.destroy();
      return;
    }
    const problem = problemOf(error.code, headerLimit);
    const body = JSON.stringify(toProblemDetails(problem));
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    setTimeout(() => socket.destroy(), lingering).unref();
  };

/** Milliseconds that the client has to read the answer and to close its own side, which it may never do. */
const lingering = 1_000;

function problemOf(code: string | undefined, headerLimit: number): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const detail = `The line and the headers of the request are larger than ${headerLimit} bytes.`;
    return createProblem('headers-too-large', detail);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return createProblem('request-timeout', 'The request did not come within the time that it has.');
  }
  return createProblem('bad-request', 'The request is not valid HTTP/1.1.');
}
