import { type Headers, headerOf, isJson, isProblem, parseJson, parseMediaType } from '../http/index.js';
import type { Answer } from './exchange.js';

interface PlainAnswer {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly headers?: unknown;
  /** supertest. */
  readonly text?: unknown;
  /** supertest (decoded), or a body as text. */
  readonly body?: unknown;
  /** axios. */
  readonly data?: unknown;
  /** Fastify and light-my-request. */
  readonly payload?: unknown;
}

/** The answer as the checks know it; a promise for a `Response`, whose body is still to be read (a copy of it is). */
export function toAnswer(received: unknown): Answer | Promise<Answer> {
  if (received instanceof Response) return fromFetch(received);
  const { status: ofStatus, statusCode, headers: given } = isObject(received) ? (received as PlainAnswer) : {};
  const status = typeof ofStatus === 'number' ? ofStatus : statusCode;
  if (typeof status !== 'number' || !isObject(given)) {
    throw new TypeError('This is no response: give what fetch, supertest, axios or inject answered with.');
  }
  const headers = toHeaders(given);
  return { status, headers, ...contentOf(received as PlainAnswer, headers) };
}

async function fromFetch(response: Response): Promise<Answer> {
  if (response.bodyUsed) throw new TypeError('The body of the response has been read; check the response before that.');
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, ...decode(await response.clone().text(), headers) };
}

type Content = Pick<Answer, 'text' | 'value' | 'unreadable'>;

function contentOf({ text, data, payload, body }: PlainAnswer, headers: Headers): Content {
  const written = [text, payload].find((one) => typeof one === 'string');
  if (typeof written === 'string') return decode(written, headers);
  const value = data ?? body;
  if (value === undefined || value === null || value === '') return fromEmpty(value);
  if (typeof value === 'string' && data === undefined) return decode(value, headers);
  // axios has decoded JSON already, and left as text what is none: the schema tells.
  return { text: typeof value === 'string' ? value : JSON.stringify(value), value };
}

/** `null` is a body in JSON, and what some clients have for none. */
const fromEmpty = (value: unknown): Content => ({ text: value === null ? 'null' : '', value: value ?? undefined });

function decode(text: string, headers: Headers): Content {
  const contentType = headerOf(headers, 'content-type');
  if (text === '') return { text, value: undefined };
  if (!isJson(parseMediaType(contentType ?? '')?.essence ?? '')) return { text, value: text };
  const parsed = parseJson(text);
  return isProblem(parsed) ? { text, value: undefined, unreadable: parsed.detail } : { text, value: parsed.value };
}

function toHeaders(given: object): Headers {
  const { toJSON } = given as { toJSON?: () => object };
  const entries = Object.entries(typeof toJSON === 'function' ? toJSON.call(given) : given) as [string, unknown][];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      if (value === undefined || value === null || typeof value === 'function') return [];
      return [[name.toLowerCase(), Array.isArray(value) ? value.map(toText) : toText(value)] as const];
    }),
  );
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
