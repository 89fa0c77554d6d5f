import { isUtf8 } from 'node:buffer';
import { isForm, isJson, isText, parseMediaType } from './media-type.js';
import { type HttpRequest, headerOf } from './messages.js';
import { badRequest, createProblem, isProblem, type Problem } from './problem.js';
import { parseQuery } from './query.js';

/** A decoded body: a JSON value, text, the fields of a form, or bytes. */
export interface DecodedBody {
  readonly value: unknown;
}

/** The deepest nesting of arrays and objects that a body may have. */
export const maximumDepth = 100;

/** The largest body in bytes that is read unless a server is told otherwise. */
export const defaultBodyLimit = 1_048_576;

/** What a body of more bytes is refused with. */
export const bodyTooLarge = (limit: number): Problem =>
  createProblem('body-too-large', `The body is larger than ${limit} bytes.`);

/** Whether a request carries a body at all. */
export function hasBody(request: HttpRequest): boolean {
  return request.parsedBody !== undefined || (request.body !== undefined && request.body.length > 0);
}

/**
 * Decodes a body by its Content-Type; bytes where the type is none that we read.
 * A problem when it is compressed, not UTF-8, not JSON, or nested too deep.
 */
export function decodeBody(request: HttpRequest, contentType: string): DecodedBody | Problem {
  if (request.parsedBody !== undefined) return withinDepth(request.parsedBody);

  const type = parseMediaType(contentType);
  const refusal = refuseEncoding(request, type?.parameters.charset);
  if (refusal) return refusal;

  const bytes = request.body ?? new Uint8Array();
  const parse = type && parserOf(type.essence);
  if (!parse) return { value: bytes };
  const text = decodeText(bytes);
  return typeof text === 'string' ? parse(text) : text;
}

function parserOf(essence: string): ((text: string) => DecodedBody | Problem) | undefined {
  if (isJson(essence)) return parseJson;
  if (isForm(essence)) return parseForm;
  return isText(essence) ? (value) => ({ value }) : undefined;
}

function refuseEncoding(request: HttpRequest, charset = 'utf-8'): Problem | undefined {
  const encoding = headerOf(request.headers, 'content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    return createProblem('unsupported-media-type', 'The body is compressed; send it without Content-Encoding.');
  }
  if (!/^(utf-?8|us-ascii)$/i.test(charset)) {
    return createProblem('unsupported-media-type', 'The charset of the body is not supported; send UTF-8.');
  }
  return undefined;
}

function decodeText(bytes: Uint8Array): string | Problem {
  if (!isUtf8(bytes)) return badRequest('The body is not valid UTF-8.');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Parses JSON; a problem when it is none, or nested too deep. */
export function parseJson(text: string): DecodedBody | Problem {
  if (isTooDeep(text)) return badRequest(`The body is nested deeper than ${maximumDepth} levels.`);
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return badRequest('The body is not valid JSON.');
  }
}

/** Counts brackets outside of strings before anything recursive sees the text; a short text cannot be deep. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; text.length > maximumDepth && index < text.length && depth <= maximumDepth; index += 1) {
    const character = text.charCodeAt(index);
    if (character === quote) index = endOfString(text, index);
    else depth += nesting.get(character) ?? 0;
  }
  return depth > maximumDepth;
}

const quote = 0x22;
const backslash = 0x5c;
const nesting = new Map(
  Object.entries({ '{': 1, '[': 1, '}': -1, ']': -1 }).map(([text, by]) => [text.charCodeAt(0), by]),
);

/** Where a string that begins at `start` ends. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== quote) index += text.charCodeAt(index) === backslash ? 2 : 1;
  return index;
}

/** The same limit for a value that somebody else has parsed; walks level by level, so that depth costs no stack. */
function withinDepth(value: unknown): DecodedBody | Problem {
  let level = containersIn([value]);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maximumDepth) return badRequest(`The body is nested deeper than ${maximumDepth} levels.`);
    level = containersIn(level.flatMap((container) => Object.values(container) as unknown[]));
  }
  return { value };
}

const containersIn = (values: readonly unknown[]): readonly object[] =>
  values.filter((value): value is object => typeof value === 'object' && value !== null);

function parseForm(text: string): DecodedBody | Problem {
  const fields = new Map<string, string | string[]>();
  for (const { name, value } of parseQuery(text)) {
    if (value === undefined) return badRequest('The form is not validly percent-encoded.');
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return { value: Object.fromEntries(fields) };
}

export function isDecoded(result: DecodedBody | Problem): result is DecodedBody {
  return !isProblem(result);
}
