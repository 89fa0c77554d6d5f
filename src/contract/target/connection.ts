import type { Dispatcher } from 'undici';
import type { BaseUrl } from './base-url.js';
import { TargetError } from './target-error.js';

export interface ConnectionOptions {
  /** PEM certificates of authorities to trust, in place of the usual ones. */
  readonly ca?: string | readonly string[];
  /** Takes any certificate. */
  readonly insecure?: boolean;
  /** A client certificate and its key, PEM. */
  readonly cert?: string;
  readonly key?: string;
  /** URL of an HTTP proxy; may hold credentials. */
  readonly proxy?: string;
}

export interface Connection {
  /** Without credentials. */
  readonly proxy: string | undefined;
  /** Opened by the first request: undici takes long to load, and many a command sends nothing. */
  dispatcher(): Promise<Dispatcher>;
  close(): Promise<void>;
}

/** Idle connections are given up before most servers do, so that no request meets a closing one. */
const keepAliveTimeout = 2000;

/** @throws TargetError where an option cannot be used. */
export function createConnection(base: BaseUrl, options: ConnectionOptions, timeout: number): Connection {
  const connect = { ...tlsOptions(options), timeout };
  const proxy = options.proxy === undefined ? undefined : parseProxy(options.proxy);
  const isTunnel = base.origin.startsWith('https:');
  let opened: Promise<Dispatcher> | undefined;
  return {
    proxy: proxy?.origin,
    dispatcher() {
      opened ??= open({ connect, proxy, isTunnel });
      return opened;
    },
    async close() {
      await (await opened)?.destroy();
    },
  };
}

interface Opening {
  readonly connect: ReturnType<typeof tlsOptions> & { readonly timeout: number };
  readonly proxy: URL | undefined;
  /** Whether a proxy is asked for a tunnel rather than for the resource. */
  readonly isTunnel: boolean;
}

async function open({ connect, proxy, isTunnel }: Opening): Promise<Dispatcher> {
  const { Agent, ProxyAgent } = await import('undici');
  const common = { keepAliveTimeout, headersTimeout: 0, bodyTimeout: 0 };
  if (proxy === undefined) return new Agent({ ...common, connect });
  return new ProxyAgent({ ...common, uri: proxy.href, proxyTunnel: isTunnel, requestTls: connect, proxyTls: connect });
}

function tlsOptions({ ca, insecure, cert, key }: ConnectionOptions) {
  return {
    ...(ca !== undefined && { ca: [ca].flat() }),
    ...(insecure === true && { rejectUnauthorized: false }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

function parseProxy(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new TargetError('unusable', 'The proxy is no http or https URL. Give one such as http://proxy.example:8080.');
}
