import type { Exchange, Sandboxes } from '../sandboxes/index.js';
import type { ListenOptions } from '../server/index.js';
import { createPathRedaction, type Redaction } from './redacted-path.js';
import type { Shell } from './shell.js';

type OnExchange = NonNullable<ListenOptions['onExchange']>;
type Served = Parameters<OnExchange>[0];

interface Logged {
  readonly sandboxes: Sandboxes;
  readonly mocks: Parameters<typeof createPathRedaction>[0];
}

/**
 * Writes a line for each exchange: for people, or as JSON (pino) for machines; undefined where no log is wanted. There is nothing in it that
 * could be a secret: no headers, no query, no bodies, and no part of a path that the document calls a token.
 */
export async function createRequestLog(
  format: 'off' | 'text' | 'json',
  stdout: Shell['stdout'],
  { sandboxes, mocks }: Logged,
): Promise<OnExchange | undefined> {
  if (format === 'off') return undefined;
  const placeOf = createPlaces(sandboxes);
  const redact = createPathRedaction(mocks);
  const entryOf = (served: Served): Entry => toEntry(served, placeOf(served.request), redact);
  if (format === 'text') return (served) => stdout.write(`${toLine(entryOf(served))}\n`);

  const { pino } = await import('pino');
  const log = pino({}, stdout);
  return (served) => log.info(entryOf(served));
}

/** Where a request was served; undefined for one that no sandbox has seen, such as one to the control plane. */
interface Place {
  readonly sandbox: string;
  readonly exchange: Pick<Exchange, 'service' | 'operation' | 'answeredBy'>;
}

/** What the server tells of an exchange, and what the journals are told of the same request, are put together. */
function createPlaces(sandboxes: Sandboxes): (request: Served['request']) => Place | undefined {
  const places = new WeakMap<Served['request'], Place>();
  sandboxes.chronicle.listen((exchange, sandbox) => places.set(exchange.request, { sandbox, exchange }));
  return (request) => places.get(request);
}

interface Entry {
  readonly requestId: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly mock: string | undefined;
  readonly operation: string | undefined;
  readonly answeredBy: string | undefined;
  readonly sandbox: string | undefined;
}

function toEntry({ request, response, milliseconds }: Served, place: Place | undefined, redact: Redaction): Entry {
  const { mount = '', path } = request;
  return {
    requestId: request.id,
    method: request.method,
    path: `${mount}${redact(path, place?.exchange)}`,
    status: response.status,
    milliseconds: Math.round(milliseconds * 100) / 100,
    mock: place?.exchange.service,
    operation: place?.exchange.operation,
    answeredBy: place?.exchange.answeredBy,
    sandbox: place?.sandbox,
  };
}

function toLine({ method, path, status, milliseconds, ...rest }: Entry): string {
  const { operation = '-', answeredBy = '-', sandbox = '-', requestId = '-' } = rest;
  return `${method} ${printable(path)} ${status} ${milliseconds} ms ${operation} (${answeredBy}) ${sandbox} ${requestId}`;
}

/** A path as it may stand in a terminal: without control characters that a client has put there. */
const printable = (path: string): string => path.replace(/[^\x21-\x7e…]/g, '?').slice(0, 200);
