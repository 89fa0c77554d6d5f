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

type Noun = 'users' | 'groups';

interface Twin {
  readonly send: (path: string, init: RequestInit) => Promise<Response>;
  /** Every id that was given out, in that order; integers of users and of groups may be the same. */
  readonly known: Readonly<Record<Noun, (string | number)[]>>;
  readonly ids: Map<string, string | number>;
  readonly tags: Map<string, string>;
  /** The cursor that a list has shown last. */
  readonly next: Map<string, string>;
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
  readonly base: string;
  /** The credential that the mock takes. */
  readonly credential: Headers;
  /** Collections that are emptied before anything is compared, with the property that lists them. */
  readonly collections: Readonly<Record<string, string>>;
  /** Properties that the server adds beyond its document. */
  readonly extras: readonly string[];
}

interface ServerModule {
  createServer(options: { seed: string; variant: string }): {
    listener: RequestListener;
    credentials: Readonly<Record<string, Headers>>;
  };
}

const fileOf = (api: string, file: string): string =>
  new URL(`../../../bench/faults/servers/${api}/${file}`, import.meta.url).href;

/** A server that was written by hand, and the mock of its document; both without any record. */
export async function startTwins(options: TwinsOptions): Promise<Twins> {
  const { api, base, credential } = options;
  const { createServer: createApi } = (await import(fileOf(api, 'server.js'))) as ServerModule;
  const { listener, credentials } = createApi({ seed: 'twins', variant: 'b' });
  const server = await listen(listener);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  const admin = credentials.admin ?? {};
  const real: Twin = {
    send: (path, init) => fetch(`${origin}${path}`, withHeaders(init, admin)),
    known: { users: [], groups: [] },
    ids: new Map(),
    tags: new Map(),
    next: new Map(),
  };
  const document = fileURLToPath(fileOf(api, 'openapi.yaml'));
  const mock = await createMock(document, { seed: 'twins', counts: 0 });
  const derived: Twin = {
    send: (path, init) => mock.fetch(`http://mock.example${base}${path}`, withHeaders(init, credential)),
    known: { users: [], groups: [] },
    ids: new Map(),
    tags: new Map(),
    next: new Map(),
  };
  let run = 0;
  return {
    async reset() {
      run += 1;
      await empty(real, options.collections);
      mock.reset();
      for (const { ids, tags, known, next } of [real, derived]) {
        known.users.length = 0;
        known.groups.length = 0;
        ids.clear();
        tags.clear();
        next.clear();
      }
    },
    async ask(given) {
      const key = given.headers?.['Idempotency-Key'];
      const step =
        key === undefined ? given : { ...given, headers: { ...given.headers, 'Idempotency-Key': `${key}-${run}` } };
      const wanted = await look(real, step, options.extras);
      const seen = await look(derived, step, options.extras);
      const statuses = [wanted.status, seen.status];
      if (!hasTwoFaults(step, statuses) || statuses.some((status) => status < 400))
        expect({ step, ...seen }).toEqual({ step, ...wanted });
      return seen;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A request with a body about a record that is not there, or not as the client thinks, may be refused for either. */
const hasTwoFaults = ({ body, query, headers }: Step, statuses: readonly number[]): boolean =>
  (body !== undefined || query !== undefined) && (headers?.['If-Match'] !== undefined || statuses.includes(404));

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
  const search =
    query === undefined ? '' : `?${new URLSearchParams(withCursor(query, twin.next.get(path))).toString()}`;
  const written = body === undefined ? undefined : JSON.stringify(toIds(body, twin));
  const answer = await twin.send(`${toPath(path, twin)}${search}`, {
    method,
    redirect: 'manual',
    headers: { ...toTags(headers, twin), ...(written !== undefined && { 'content-type': type }) },
    ...(written !== undefined && { body: written }),
  });
  const text = await answer.text();
  const content: unknown = text === '' ? undefined : JSON.parse(text);
  if (creates !== undefined && answer.status === 201) {
    twin.ids.set(creates, idIn(content));
    const known = twin.known[nounOf(path)];
    if (!known.includes(idIn(content))) known.push(idIn(content));
  }
  const tag = answer.headers.get('etag');
  if (tag !== null) twin.tags.set(path, tag);
  const next = (content as { readonly nextCursor?: string | null } | undefined)?.nextCursor;
  if (typeof next === 'string') twin.next.set(path, next);
  return {
    status: answer.status,
    type: answer.headers.get('content-type')?.split(';')[0],
    headers: ['etag', 'location', 'www-authenticate'].filter((name) => answer.headers.has(name)),
    body: answer.status >= 400 ? undefined : toNames(content, { twin, extras, noun: nounOf(path) }),
  };
}

/** `{next}` is the cursor that the list has shown last. */
function withCursor({ cursor, ...query }: Headers, next: string | undefined): Record<string, string> {
  if (cursor !== '{next}') return { ...query, ...(cursor !== undefined && { cursor }) };
  return { ...query, ...(next !== undefined && { cursor: next }) };
}

/** What the answers to a path are about. */
const nounOf = (path: string): Noun => (/\/groups(?:\/\{[^{}]+\})?$/.test(path) ? 'groups' : 'users');

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
  return name === undefined
    ? value
    : (twin.ids.get(name) ?? (typeof [...twin.ids.values()][0] === 'number' ? 99_999 : 'nobody'));
}

const toTags = (headers: Headers, { tags }: Twin): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const path = /^\{tag of (.+)\}$/.exec(value)?.[1];
      return [name, path === undefined ? value : (tags.get(path) ?? '"none"')];
    }),
  );

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|\+00:00)$/;

interface Naming {
  readonly twin: Twin;
  readonly extras: readonly string[];
  readonly noun: Noun;
}

function toNames(value: unknown, context: Naming, property = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => toNames(item, context, property));
  if (typeof value === 'object' && value !== null) {
    const known = Object.entries(value).filter(([name]) => !context.extras.includes(name));
    return Object.fromEntries(
      known
        .map(([name, part]) => [name, toNames(part, context, name)] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  }
  if (property === 'nextCursor') return value === null ? null : 'a cursor';
  if (typeof value === 'string' && time.test(value)) return 'a time';
  if (!/id$/i.test(property)) return value;
  const noun = property === 'id' ? context.noun : 'users';
  const place = context.twin.known[noun].indexOf(value as string);
  return place < 0 ? value : `${noun} number ${place}`;
}
