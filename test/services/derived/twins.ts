import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createMock } from '../../../src/index.js';

type Headers = Readonly<Record<string, string>>;

/** A request to both twins; ids in it are names such as `users 2`, which each of them knows as an id of its own. */
export interface Step {
  readonly method: string;
  readonly path: string;
  readonly query?: Headers;
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Headers;
  /** What the record is to be called that a success creates. */
  readonly creates?: string;
}

interface Twin {
  readonly send: (path: string, init: RequestInit) => Promise<Response>;
  readonly ids: Map<string, string | number>;
  readonly tags: Map<string, string>;
}

/** What an answer is like on either twin: without times, with names in place of ids, and without what no document promises. */
export interface Seen {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: readonly string[];
  readonly body: unknown;
}

export interface Twins {
  /** Both without any record, and with new idempotency keys. */
  reset(): Promise<void>;
  /** Sends a request to both, expects the same of both, and gives what was seen. */
  ask(step: Step): Promise<Seen>;
  close(): Promise<void>;
}

export interface TwinsOptions {
  readonly api: 'people' | 'directory';
  readonly createListener: (options: { seed: string; variant: string }) => {
    listener: RequestListener;
    credentials: Readonly<Record<string, Headers>>;
  };
  readonly base: string;
  /** The credential that the mock takes. */
  readonly credential: Headers;
  /** Collections that are emptied before anything is compared, with the property that lists them. */
  readonly collections: Readonly<Record<string, string>>;
  /** Properties that the server adds beyond its document. */
  readonly extras: readonly string[];
}

/** A server that was written by hand, and the mock of its document; both without any record. */
export async function startTwins(options: TwinsOptions): Promise<Twins> {
  const { api, base, credential } = options;
  const { listener, credentials } = options.createListener({ seed: 'twins', variant: 'b' });
  const server = await listen(listener);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  const admin = credentials['admin'] ?? {};
  const real: Twin = {
    send: (path, init) => fetch(`${origin}${path}`, withHeaders(init, admin)),
    ids: new Map(),
    tags: new Map(),
  };
  const document = fileURLToPath(new URL(`../../../bench/faults/servers/${api}/openapi.yaml`, import.meta.url));
  const mock = await createMock(document, { seed: 'twins', counts: 0 });
  const derived: Twin = {
    send: (path, init) => mock.fetch(`http://mock.example${base}${path}`, withHeaders(init, credential)),
    ids: new Map(),
    tags: new Map(),
  };
  let run = 0;
  return {
    async reset() {
      run += 1;
      await empty(real, options.collections);
      mock.reset();
      for (const { ids, tags } of [real, derived]) {
        ids.clear();
        tags.clear();
      }
    },
    async ask(given) {
      const key = given.headers?.['Idempotency-Key'];
      const step = key === undefined ? given : { ...given, headers: { ...given.headers, 'Idempotency-Key': `${key}-${run}` } };
      const wanted = await look(real, step, options.extras);
      const seen = await look(derived, step, options.extras);
      if (!(hasTwoFaults(step, real) && wanted.status >= 400 && seen.status >= 400))
        expect({ step, ...seen }).toEqual({ step, ...wanted });
      return seen;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A request with a body about a record that is not there, or not as the client thinks, may be refused for either. */
const hasTwoFaults = ({ path, body, headers }: Step, { ids }: Twin): boolean =>
  body !== undefined &&
  (headers?.['If-Match'] !== undefined ||
    [...path.matchAll(/\{([^{}]+)\}/g)].some(([, name = '']) => !ids.has(name)));

const listen = (listener: RequestListener): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer({ keepAlive: true }, listener).listen(0, '127.0.0.1', () => resolve(server));
    server.keepAliveTimeout = 1000;
  });

const withHeaders = (init: RequestInit, headers: Headers): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Headers), ...headers },
});

async function empty({ send }: Twin, collections: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, property] of Object.entries(collections)) {
    for (;;) {
      const answer = await send(`${path}?limit=100`, { method: 'GET' });
      const page = (await answer.json()) as Readonly<Record<string, readonly { id: string | number }[]>>;
      const records = page[property] ?? [];
      for (const { id } of records) await send(`${path}/${id}`, { method: 'DELETE' });
      if (records.length === 0) break;
    }
  }
}

async function look(twin: Twin, step: Step, extras: readonly string[]): Promise<Seen> {
  const { method, path, query, body, type = 'application/json', headers = {}, creates } = step;
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  const written = body === undefined ? undefined : JSON.stringify(toIds(body, twin));
  const answer = await twin.send(`${toPath(path, twin)}${search}`, {
    method,
    redirect: 'manual',
    headers: { ...toTags(headers, twin), ...(written !== undefined && { 'content-type': type }) },
    ...(written !== undefined && { body: written }),
  });
  const text = await answer.text();
  const content: unknown = text === '' ? undefined : JSON.parse(text);
  if (creates !== undefined && answer.status === 201) twin.ids.set(creates, idIn(content));
  const tag = answer.headers.get('etag');
  if (tag !== null) twin.tags.set(path, tag);
  return {
    status: answer.status,
    type: answer.headers.get('content-type')?.split(';')[0],
    headers: ['etag', 'location', 'www-authenticate'].filter((name) => answer.headers.has(name)),
    body: answer.status >= 400 ? undefined : toNames(content, { twin, extras }),
  };
}

function idIn(body: unknown): string | number {
  const record = body as { readonly id?: string | number; readonly data?: { readonly id: string | number } };
  return record.id ?? record.data?.id ?? '';
}

const toPath = (path: string, { ids }: Twin): string =>
  path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => String(ids.get(name) ?? 99_999));

/** `{users 1}` in a body is an id, and `{tag of /users/1}` in a header an entity tag. */
function toIds(value: unknown, twin: Twin): unknown {
  if (Array.isArray(value)) return value.map((item) => toIds(item, twin));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toIds(part, twin)]));
  const name = typeof value === 'string' ? /^\{([^{}]+)\}$/.exec(value)?.[1] : undefined;
  return name === undefined ? value : (twin.ids.get(name) ?? (typeof [...twin.ids.values()][0] === 'number' ? 99_999 : 'nobody'));
}

const toTags = (headers: Headers, { tags }: Twin): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const path = /^\{tag of (.+)\}$/.exec(value)?.[1];
      return [name, path === undefined ? value : (tags.get(path) ?? '"none"')];
    }),
  );

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|\+00:00)$/;

function toNames(value: unknown, context: { readonly twin: Twin; readonly extras: readonly string[] }, property = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => toNames(item, context, property));
  if (typeof value === 'object' && value !== null) {
    const known = Object.entries(value).filter(([name]) => !context.extras.includes(name));
    return Object.fromEntries(
      known.map(([name, part]) => [name, toNames(part, context, name)] as const).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  }
  if (property === 'nextCursor') return value === null ? null : 'a cursor';
  if (typeof value === 'string' && time.test(value)) return 'a time';
  if (!/id$/i.test(property)) return value;
  return [...context.twin.ids].find(([, id]) => id === value)?.[0] ?? value;
}
