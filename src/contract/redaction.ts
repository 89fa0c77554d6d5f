import type { Headers } from '../http/index.js';
import type { Exchange } from './exchange.js';
import type { ExchangeRecord } from './exchange-record.js';
import { createHiding } from './known-secrets.js';
import {
  hidden,
  hideAuthorization,
  hideCookies,
  hideInPairs,
  hideInValue,
  hideSetCookie,
  isSecretName,
  mayTell,
} from './secret-names.js';

export interface Redaction {
  /** An exchange with everything that could be a secret replaced, and long bodies cut. */
  toRecord(exchange: Exchange, baseUrl: string): ExchangeRecord;
  /** A text, such as a message, without the known secrets. */
  text(text: string): string;
}

/** The most characters of a body that a record keeps. */
const longestBody = 65_536;

/**
 * @param secrets Asked each time, since a run learns of more: tokens, keys, passwords, `user:password`.
 * @param names Headers, query parameters and cookies that hold API keys, beyond those whose names tell.
 */
export function createRedaction(secrets: () => Iterable<string>, names: Iterable<string> = []): Redaction {
  const declared = new Set([...names].map((name) => name.toLowerCase()));
  const isSecret = (name: string): boolean => declared.has(name.toLowerCase()) || isSecretName(name);
  const hiding = createHidings(secrets);

  return {
    text: (text) => hiding([])(text),
    toRecord(exchange, baseUrl) {
      const hide = hiding(Object.values(exchange.case.credentials ?? {}));
      return toRecord(exchange, { baseUrl, hide, isSecret });
    },
  };
}

type Hide = (text: string) => string;

/** The hiding of the known secrets, made anew when there are others, and of some more. */
function createHidings(secrets: () => Iterable<string>): (more: readonly string[]) => Hide {
  let last: { readonly key: string; readonly hide: Hide } | undefined;
  return (more) => {
    const known = [...secrets()];
    const key = known.join('\0');
    if (last?.key !== key) last = { key, hide: createHiding(known) };
    const { hide } = last;
    if (more.length === 0) return hide;
    const hideMore = createHiding(more);
    return (text) => hide(hideMore(text));
  };
}

interface Means {
  readonly baseUrl: string;
  readonly hide: Hide;
  readonly isSecret: (name: string) => boolean;
}

function toRecord(exchange: Exchange, means: Means): ExchangeRecord {
  const { index, operation, request, response, startedAt, duration, identity } = exchange;
  const { phase, title, intent } = exchange.case;
  const { baseUrl, hide, isSecret } = means;
  const query = request.query === '' ? '' : `?${hide(hideInPairs(request.query, isSecret))}`;
  return {
    index,
    operation: operation.id,
    phase,
    title: hide(title),
    intent: intent.kind,
    identity,
    request: {
      method: request.method,
      url: `${baseUrl}${hide(request.path)}${query}`,
      headers: hideInHeaders(request.headers, means),
      body: request.body === undefined ? undefined : hideInBody(request.body, means),
    },
    response: {
      status: response.status,
      headers: hideInHeaders(response.headers, means),
      body: hideInBody(response.text, means),
    },
    startedAt: new Date(startedAt).toISOString(),
    duration,
  };
}

function hideInHeaders(headers: Headers, { hide, isSecret }: Means): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const values = typeof value === 'string' ? [value] : value;
    shown[name] = values.map((one) => hideInHeader(name.toLowerCase(), one, isSecret)).join(', ');
  }
  // Nearly all are harmless, which is seen soonest in all of them at once.
  const all = Object.values(shown).join('\n');
  if (hide(all) === all) return shown;
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, hide(value)]));
}

function hideInHeader(name: string, value: string, isSecret: Means['isSecret']): string {
  switch (name) {
    case 'authorization':
    case 'proxy-authorization':
      return hideAuthorization(value);
    case 'cookie':
      return hideCookies(value);
    case 'set-cookie':
      return hideSetCookie(value);
    case 'location':
    case 'content-location':
      return hideInLocation(value, isSecret);
    default:
      return isSecret(name) ? hidden : value;
  }
}

function hideInLocation(value: string, isSecret: Means['isSecret']): string {
  const question = value.indexOf('?');
  return question < 0 ? value : `${value.slice(0, question + 1)}${hideInPairs(value.slice(question + 1), isSecret)}`;
}

function hideInBody(body: string, { hide, isSecret }: Means): string {
  // Most bodies name nothing secret and escape nothing: their text is all there is to look at.
  if (!mayTell(body) && !/[\\%]/.test(body)) return cut(hide(body));
  return cut(hide(hideByName(body, hide, isSecret)));
}

/** A body that is no JSON is taken for a form, or for the beginning of JSON. */
function hideByName(body: string, hide: Hide, isSecret: Means['isSecret']): string {
  if (!/^\s*[[{"]/.test(body)) return /^[^\s=&]+=/.test(body) ? hideInPairs(body, isSecret) : body;
  try {
    const value: unknown = JSON.parse(body);
    const shown = JSON.stringify(hideInValue(value, hide));
    return shown === JSON.stringify(value) ? body : shown;
  } catch {
    return body.replace(broken, (pair, start: string, name: string) =>
      isSecretName(name) ? `${start}"${hidden}"` : pair,
    );
  }
}

/** A property in JSON that cannot be parsed: `"name": "text"`, the text perhaps without its end. */
const broken = /("((?:[^"\\]|\\.)*)"\s*:\s*)("(?:[^"\\]|\\.)*"?|-?[\d.]+)/g;

const cut = (text: string): string =>
  text.length <= longestBody
    ? text
    : `${text.slice(0, longestBody)}… (${Math.ceil(text.length / 1024)} kB in all, the rest is left out)`;
