import { type Command, Option } from 'commander';
import type { ListenOptions } from '../server/index.js';
import { toDuration, toInteger, toSize } from './option-values.js';

/** The options of `twinspec mock` that say what its server takes from strangers, and how it ends. */
export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  /** Bytes. */
  readonly maxBody: number;
  readonly maxHeaders: number;
  /** Milliseconds. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly drain: number;
  readonly maxConnections: number;
}

export function addServerOptions(mock: Command): void {
  mock
    .addOption(withUnit('--max-body <size>', 'the largest body of a request; 413 above it', [toSize, '1MiB']))
    .addOption(withUnit('--max-headers <size>', 'its largest line and headers; 431 above it', [toSize, '16KiB']))
    .addOption(withUnit('--headers-timeout <time>', 'what they may take to come; 408', [toDuration, '10s']))
    .addOption(withUnit('--request-timeout <time>', 'what all of it may take to come; 408', [toDuration, '30s']))
    .option('--max-connections <number>', 'how many at once; more are closed', toInteger(1, 1_000_000), 16_384)
    .option('--drain <time>', 'how long to go on after a signal, not ready any more', toDuration, 0);
}

/** An option whose help shows the default as it is written. */
const withUnit = (flags: string, text: string, [parse, standard]: readonly [(given: string) => number, string]) =>
  new Option(flags, text).argParser(parse).default(parse(standard), standard);

/** The same in the terms of the server. */
export const toListenOptions = ({ maxBody, maxHeaders, ...options }: ServerOptions) =>
  ({
    port: options.port,
    host: options.host,
    bodyLimit: maxBody,
    headerLimit: maxHeaders,
    headersTimeout: options.headersTimeout,
    requestTimeout: options.requestTimeout,
    maxConnections: options.maxConnections,
    drain: options.drain,
  }) satisfies ListenOptions;
