import type { HttpResponse, Target, TextStream } from '../../http/index.js';
import type { Answer, SentRequest } from '../exchange.js';
import { readAnswer } from '../read-answer.js';
import type { ContractTarget } from './target.js';

/** A target in this process, such as a mock's, without a server around it. */
export function createHandlerTarget(target: Target, basePath = ''): ContractTarget {
  const base = basePath.replace(/\/+$/, '');
  return {
    name: `http://localhost${base}`,
    async send(request) {
      const { method, query, headers, body } = request;
      const path = `${base}${request.path}` || '/';
      const response = await target.handle({
        method,
        path,
        query,
        headers: { host: 'localhost', ...headers },
        ...(body !== undefined && { body: Buffer.from(body) }),
      });
      return read(request, response);
    },
    close: () => Promise.resolve(),
  };
}

function read({ method }: SentRequest, { status, headers, body, stream }: HttpResponse): Promise<Answer> {
  const whole = body === undefined ? undefined : [Buffer.from(body)];
  return readAnswer({ method, status, headers, body: stream === undefined ? whole : beginningOf(stream) });
}

/** What comes at once, which is all that there is to wait for without a network. */
async function* beginningOf(stream: TextStream): AsyncGenerator<Uint8Array> {
  for await (const text of stream(AbortSignal.timeout(patience))) yield Buffer.from(text);
}

const patience = 50;
