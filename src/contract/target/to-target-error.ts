import { TargetError } from './target-error.js';

/** Where a request went, for the message. */
export interface Destination {
  readonly origin: string;
  /** Without credentials. */
  readonly proxy?: string | undefined;
}

type Explain = (code: string, to: Destination) => TargetErrorParts | undefined;
type TargetErrorParts = readonly [TargetError['code'], string];

/** Says what an error of undici, node:net, node:tls or `fetch` means for the user. */
export function toTargetError(error: unknown, to: Destination): TargetError {
  if (error instanceof TargetError) return error;
  const causes = causesOf(error);
  for (const cause of causes) {
    const code = codeOf(cause);
    for (const explain of [asProxy, asTls, asUnreachable, asBroken]) {
      const found = explain(code, to);
      if (found) return new TargetError(...found, error);
    }
  }
  const last = causes.at(-1);
  const detail = last instanceof Error ? last.message : String(error);
  return new TargetError('unsendable', `The request to ${to.origin} could not be sent: ${detail}.`, error);
}

export function timedOut(origin: string, timeout: number, cause: unknown): TargetError {
  const message = `${origin} did not answer within ${timeout / 1000} s. Does the server hang, or does it need --timeout?`;
  return new TargetError('timeout', message, cause);
}

/** An error and what led to it; of several attempts on several addresses, the first counts. */
function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next instanceof Error && causes.length < 8; ) {
    causes.push(next);
    next = next instanceof AggregateError && codeOf(next) === '' ? next.errors[0] : next.cause;
  }
  return causes;
}

/** What stands for the parser's errors, whose codes are many and sometimes missing. */
const notHttp = 'HPE_';

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error.message.startsWith('Proxy response') || error.message.startsWith('Proxy Authentication'))
    return error.message;
  if (error.name === 'HTTPParserError') return notHttp;
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const asProxy: Explain = (code, { origin, proxy }) => {
  const status = /^Proxy (?:response|Authentication)[^(]*\((\d{3})\)/.exec(code)?.[1];
  if (status !== undefined) return ['proxy', refusedByProxy(origin, proxy, status)];
  if (proxy === undefined || (!unreachable.has(code) && code !== 'UND_ERR_PRX_TLS')) return undefined;
  return ['proxy', `The proxy ${proxy} cannot be reached (${code}). Check its address, or go without it.`];
};

function refusedByProxy(origin: string, proxy: string | undefined, status: string): string {
  const advice = status === '407' ? 'It asks for credentials.' : 'Check that the proxy may reach the target.';
  return `The proxy ${proxy ?? ''} refused to connect to ${origin} with status ${status}. ${advice}`;
}

const unreachable = new Map([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the host name could not be resolved'],
  ['EHOSTUNREACH', 'there is no way to the host'],
  ['ENETUNREACH', 'there is no way to the network'],
  ['ETIMEDOUT', 'the host did not answer'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the host did not answer'],
  ['EADDRNOTAVAIL', 'the address is none'],
  ['ENOENT', 'there is nothing at this address'],
  ['EACCES', 'the connection is not allowed'],
]);

const asUnreachable: Explain = (code, { origin }) => {
  const why = unreachable.get(code);
  return why === undefined
    ? undefined
    : ['unreachable', `${origin} cannot be reached: ${why}. Start the server, or correct the URL.`];
};

const trust = 'Give the certificate of its authority with --ca <file>, or do without the check with --insecure.';

const certificates = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its authority is unknown'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its authority is unknown'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'its authority is unknown'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its authority is unknown'],
  ['CERT_UNTRUSTED', 'it is not trusted'],
  ['CERT_SIGNATURE_FAILURE', 'its signature is wrong'],
  ['CERT_NOT_YET_VALID', 'it is not valid yet'],
  ['CERT_HAS_EXPIRED', 'it has expired'],
  ['CERT_REVOKED', 'it was revoked'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'it is for another host name'],
]);

const asTls: Explain = (code, { origin }) => {
  const why = certificates.get(code);
  if (why !== undefined) return ['tls', `The certificate of ${origin} is not trusted: ${why}. ${trust}`];
  if (isNoTls(code)) {
    const plain = origin.replace(/^https/, 'http');
    return ['tls', `${origin} does not speak TLS. Is it ${plain}?`];
  }
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN/.test(code)) {
    return [
      'tls',
      `${origin} refused the TLS connection (${code}): does it ask for a client certificate (--cert, --key)?`,
    ];
  }
  if (/^(?:ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$)/.test(code)) {
    return ['tls', `No TLS connection to ${origin} (${code}). Check the certificates and keys that are given.`];
  }
  return undefined;
};

const isNoTls = (code: string): boolean => /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code);

const asBroken: Explain = (code, { origin }) => {
  if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|ECONNABORTED)$/.test(code)) {
    const advice = origin.startsWith('http:')
      ? `does it speak TLS (${origin.replace('http', 'https')})?`
      : 'does it ask for a client certificate (--cert, --key)?';
    return ['reset', `${origin} closed the connection without an answer. Its log may say why. Or ${advice}`];
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return ['not-http', `The headers that ${origin} answered with are too large.`];
  if (code.startsWith(notHttp))
    return ['not-http', `What ${origin} answered is not valid HTTP. Is it another service?`];
  return undefined;
};
