import { type Dispatcher, request } from 'undici';

export type Headers = Readonly<Record<string, string>>;

export interface Exchange {
  readonly method: string;
  /** Below the base path, without the query. */
  readonly path: string;
  readonly reply: Reply;
}

export type Reply = Awaited<ReturnType<typeof readReply>>;

export interface Client {
  /** What every request carries. */
  readonly headers: Headers;
  get(path: string, headers?: Headers): Promise<Reply>;
  delete(path: string, headers?: Headers): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Headers): Promise<Reply>;
  put(path: string, body?: unknown, headers?: Headers): Promise<Reply>;
  patch(path: string, body?: unknown, headers?: Headers): Promise<Reply>;
  /** The same target with the credentials of another role, or with none. */
  as(role: string | undefined): Client;
  /** The same target and role with more headers, which may replace the credentials. */
  with(headers: Headers): Client;
}

export interface Target {
  /** Origin and base path. */
  readonly base: string;
  readonly credentials: Readonly<Record<string, Headers>>;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A body that is a string is sent as it is. */
export function createClient(target: Target, own: Headers = {}): Client {
  const send = async (method: string, path: string, { body, headers }: { body?: unknown; headers?: Headers }) => {
    const type: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await readReply(
      await request(target.base + path, {
        method: method as Dispatcher.HttpMethod,
        headers: { accept: '*/*', ...type, ...own, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    target.onExchange?.({ method: method.toLowerCase(), path: path.split('?')[0] ?? path, reply });
    return reply;
  };

  return {
    headers: own,
    get: (path, headers = {}) => send('GET', path, { headers }),
    delete: (path, headers = {}) => send('DELETE', path, { headers }),
    post: (path, body, headers = {}) => send('POST', path, { body, headers }),
    put: (path, body, headers = {}) => send('PUT', path, { body, headers }),
    patch: (path, body, headers = {}) => send('PATCH', path, { body, headers }),
    as: (role) => createClient(target, role === undefined ? {} : credentialsOf(target, role)),
    with: (headers) => createClient(target, { ...own, ...headers }),
  };
}

function credentialsOf({ credentials }: Target, role: string): Headers {
  const found = credentials[role];
  if (found === undefined) throw new Error(`The server names no role ${role}.`);
  return found;
}

async function readReply({ statusCode: status, headers, body }: Dispatcher.ResponseData) {
  const text = await body.text();
  const header = (name: string): string | undefined => {
    const value = headers[name.toLowerCase()];
    return typeof value === 'string' ? value : value?.join(', ');
  };
  const type = header('content-type')?.split(';')[0]?.trim() ?? '';
  return {
    status,
    type,
    text,
    header,
    headers,
    body: /[/+]json$/.test(type) && text !== '' ? JSON.parse(text) : text || undefined,
  };
}
