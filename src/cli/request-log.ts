import type { ListenOptions } from '../server/index.js';

type OnExchange = NonNullable<ListenOptions['onExchange']>;

/** Writes a line for each exchange: for people, or as JSON (pino) for machines; undefined where no log is wanted. */
export async function createRequestLog(format: 'off' | 'text' | 'json'): Promise<OnExchange | undefined> {
  if (format === 'off') return undefined;
  if (format === 'text') return (exchange) => process.stdout.write(`${toLine(exchange)}\n`);

  const { pino } = await import('pino');
  const log = pino();
  return ({ request, response, milliseconds }) => {
    const path = `${request.mount ?? ''}${request.path}`;
    log.info({ method: request.method, path, status: response.status, milliseconds: round(milliseconds) });
  };
}

const toLine: (exchange: Parameters<OnExchange>[0]) => string = ({ request, response, milliseconds }) =>
  `${request.method} ${printable(request.path)} ${response.status} ${round(milliseconds)} ms`;

const round = (milliseconds: number): number => Math.round(milliseconds * 100) / 100;

/** A path as it may stand in a terminal: without control characters that a client has put there. */
const printable = (path: string): string => path.replace(/[^\x21-\x7e]/g, '?').slice(0, 200);
