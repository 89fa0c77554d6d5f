import type { ListenOptions } from '../server/index.js';
import type { Shell } from './shell.js';

type OnExchange = NonNullable<ListenOptions['onExchange']>;
type Exchange = Parameters<OnExchange>[0];

/** Writes a line for each exchange: for people, or as JSON (pino) for machines; undefined where no log is wanted. */
export async function createRequestLog(
  format: 'off' | 'text' | 'json',
  stdout: Shell['stdout'],
): Promise<OnExchange | undefined> {
  if (format === 'off') return undefined;
  if (format === 'text') return (exchange) => stdout.write(`${toLine(exchange)}\n`);

  const { pino } = await import('pino');
  const log = pino({}, stdout);
  return ({ request, response, milliseconds }) => {
    log.info({
      method: request.method,
      path: pathOf(request),
      status: response.status,
      milliseconds: round(milliseconds),
    });
  };
}

const toLine = ({ request, response, milliseconds }: Exchange): string =>
  `${request.method} ${printable(pathOf(request))} ${response.status} ${round(milliseconds)} ms`;

const pathOf = ({ mount = '', path }: Exchange['request']): string => `${mount}${path}`;

const round = (milliseconds: number): number => Math.round(milliseconds * 100) / 100;

/** A path as it may stand in a terminal: without control characters that a client has put there. */
const printable = (path: string): string => path.replace(/[^\x21-\x7e]/g, '?').slice(0, 200);
