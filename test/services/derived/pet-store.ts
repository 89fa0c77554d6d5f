import { fileURLToPath } from 'node:url';
import { createMock, type MockOptions } from '../../../src/index.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** `GET /pets`, with a body and headers. */
type Send = (request: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** The mock of a plain document with pets, owners, and visits inside of pets. */
export async function openPetStore(options: MockOptions = {}, file = 'pet-store.yaml'): Promise<Send> {
  const document = fileURLToPath(new URL(file, import.meta.url));
  return sender(await createMock(document, { seed: 'pets', ...options }));
}

const sender =
  (mock: Awaited<ReturnType<typeof createMock>>): Send =>
  async (request, body, headers = {}) => {
    const [method = '', path = ''] = request.split(' ');
    const answer = await mock.fetch(`http://mock.example${mock.basePaths[0] ?? ''}${path}`, {
      method,
      headers: { 'x-key': 'twinspec', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  };
