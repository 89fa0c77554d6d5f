import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Tea {
  readonly id: string;
  readonly name: string;
}

export interface TeaServer {
  /** Base URL of the API. */
  readonly url: string;
  readonly teas: ReadonlyMap<string, Tea>;
  /** `GET /teas` and so on, in order. */
  readonly requests: readonly string[];
  /** Settles with the first create. */
  readonly created: Promise<void>;
  close(): Promise<void>;
}

export interface TeaServerOptions {
  /** Milliseconds before every answer. */
  readonly delay?: number;
  /** Answers instead of the API where it says that it has. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean;
  /** What a GET of one tea answers instead of its name. */
  readonly wrongName?: unknown;
}

/** What it promises. */
export const teaDocument = `openapi: 3.1.1
info: {title: Tea shop, version: '1'}
servers: [{url: 'https://teas.example/api'}]
security: [{bearer: []}]
paths:
  /teas:
    get:
      operationId: listTeas
      tags: [reading]
      responses:
        '200':
          description: All teas.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/StoredTea'}}
        '401': {$ref: '#/components/responses/Problem'}
    post:
      operationId: createTea
      tags: [writing]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Tea'}}}
      responses:
        '201':
          description: The new tea.
          content: {application/json: {schema: {$ref: '#/components/schemas/StoredTea'}}}
        '400': {$ref: '#/components/responses/Problem'}
        '401': {$ref: '#/components/responses/Problem'}
  /teas/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getTea
      tags: [reading]
      responses:
        '200':
          description: The tea.
          content: {application/json: {schema: {$ref: '#/components/schemas/StoredTea'}}}
        '401': {$ref: '#/components/responses/Problem'}
        '404': {$ref: '#/components/responses/Problem'}
    delete:
      operationId: deleteTea
      tags: [writing]
      responses:
        '204': {description: Gone.}
        '401': {$ref: '#/components/responses/Problem'}
        '404': {$ref: '#/components/responses/Problem'}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
  responses:
    Problem:
      description: Why not.
      content: {application/json: {schema: {type: object, required: [error], properties: {error: {type: string}}}}}
  schemas:
    Tea:
      type: object
      required: [name]
      properties: {name: {type: string, minLength: 1, maxLength: 60}}
    StoredTea:
      type: object
      required: [id, name]
      properties: {id: {type: string, readOnly: true}, name: {type: string, minLength: 1, maxLength: 60}}
`;

export const teaToken = 'tea-shop-token-0123456789';

/** A server of the tea shop that keeps its document, until the test has finished. One tea was there before. */
export async function startTeaServer(options: TeaServerOptions = {}): Promise<TeaServer> {
  const teas = new Map<string, Tea>([['before', { id: 'before', name: 'Assam' }]]);
  const requests: string[] = [];
  let tellCreated = (): void => undefined;
  const created = new Promise<void>((resolve) => {
    tellCreated = resolve;
  });
  const handle = createTeaHandler(teas, options, tellCreated);
  const { server, close, url } = await listen((request, response) => {
    requests.push(`${request.method} ${request.url?.replace('/api', '')}`);
    if (options.instead?.(request, response, requests.length)) return;
    setTimeout(() => handle(request, response), options.delay ?? 0);
  });
  server.keepAliveTimeout = 60_000;
  return { url: `${url}/api`, teas, requests, created, close };
}

/** A listener on a free port of loopback, until the test has finished. */
export async function listen(
  listener: RequestListener,
): Promise<{ server: Server; url: string; close: () => Promise<void> }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return { server, close, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function createTeaHandler(
  teas: Map<string, Tea>,
  { wrongName }: TeaServerOptions,
  tellCreated: () => void,
): RequestListener {
  let next = 1;

  const write = (response: ServerResponse, status: number, body?: unknown): void => {
    if (body === undefined) response.writeHead(status).end();
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const create = (response: ServerResponse, name: unknown): void => {
    if (typeof name !== 'string' || name.length < 1 || [...name].length > 60) {
      write(response, 400, { error: 'A tea needs a name.' });
      return;
    }
    const tea = { id: `tea-${next++}`, name };
    teas.set(tea.id, tea);
    tellCreated();
    write(response, 201, tea);
  };
  const handleOne = (method: string, id: string, response: ServerResponse): void => {
    const tea = teas.get(id);
    if (method !== 'GET' && method !== 'DELETE')
      write(response.setHeader('allow', 'GET, DELETE'), 405, { error: 'No.' });
    else if (tea === undefined) write(response, 404, { error: 'There is no such tea.' });
    else if (method === 'DELETE') write(response, teas.delete(id) ? 204 : 404);
    else write(response, 200, wrongName === undefined ? tea : { ...tea, name: wrongName });
  };

  return async (request, response) => {
    const { method = '', headers } = request;
    const [path = ''] = (request.url ?? '').split('?');
    const body = await readBody(request);
    const [, id] = /^\/api\/teas\/([^/]+)$/.exec(path) ?? [];
    if (headers.authorization !== `Bearer ${teaToken}`) write(response, 401, { error: 'Who are you?' });
    else if (id !== undefined) handleOne(method, decodeURIComponent(id), response);
    else if (path !== '/api/teas') write(response, 404, { error: 'Nothing is here.' });
    else if (method === 'GET') write(response, 200, [...teas.values()]);
    else if (method !== 'POST') write(response.setHeader('allow', 'GET, POST'), 405, { error: 'No.' });
    else if (!/^application\/json\b/.test(headers['content-type'] ?? '')) write(response, 415, { error: 'Send JSON.' });
    else create(response, nameIn(body));
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function nameIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { name?: unknown } | null)?.name;
  } catch {
    return undefined;
  }
}
