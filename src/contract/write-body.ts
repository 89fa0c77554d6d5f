import { isForm, isJson, isText, parseMediaType, toQuery } from '../http/index.js';
import type { RequestBody } from '../spec/index.js';
import { UnwritableRequest } from './unwritable-request.js';

/** A body as text, and the Content-Type that goes with it. */
export interface WrittenBody {
  readonly text: string;
  readonly contentType: string;
}

/** The media type that a body is written in: the wanted one, or the first that is declared. */
export function mediaTypeOf(requestBody: RequestBody | undefined, wanted: string | undefined): string {
  const type = wanted ?? Object.keys(requestBody?.content ?? {})[0] ?? 'application/json';
  return type.includes('*') ? concrete(type) : type;
}

/** A range such as `text/*` is no Content-Type. */
const concrete = (range: string): string => (range.startsWith('text/') ? 'text/plain' : 'application/json');

/** @throws UnwritableRequest for a media type that we cannot write. */
export function writeBody(value: unknown, mediaType: string, requestBody: RequestBody | undefined): WrittenBody {
  const essence = parseMediaType(mediaType)?.essence ?? mediaType;
  if (isJson(essence)) return { text: JSON.stringify(value), contentType: mediaType };
  if (isForm(essence)) {
    return { text: writeForm(value, requestBody?.content[mediaType]?.encoding), contentType: mediaType };
  }
  if (essence.startsWith('multipart/')) {
    throw new UnwritableRequest(`Bodies of the type ${essence} are not written.`);
  }
  if (typeof value === 'string') return { text: value, contentType: mediaType };
  if (isText(essence)) return { text: JSON.stringify(value), contentType: mediaType };
  throw new UnwritableRequest(`A body of the type ${essence} has to be a text, and is ${typeof value}.`);
}

type Encodings = Readonly<Record<string, unknown>> | undefined;

function writeForm(value: unknown, encodings: Encodings): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnwritableRequest('A form has to be an object.');
  }
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .flatMap(([name, field]) => writeField(name, field, encodings?.[name]))
    .join('&');
}

/** OpenAPI 3.1, "Encoding Object": a style where one is given; otherwise arrays repeat the field, and objects are JSON. */
function writeField(name: string, field: unknown, encoding: unknown): readonly string[] {
  const { style, explode, allowReserved } = (encoding ?? {}) as Partial<Record<string, unknown>>;
  const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
  const isObject = typeof field === 'object' && field !== null && !Array.isArray(field);
  const value = isObject && !isStyled ? JSON.stringify(field) : field;
  const wanted = typeof style === 'string' ? style : 'form';
  return toQuery(
    {
      name,
      style: wanted,
      explode: typeof explode === 'boolean' ? explode : wanted === 'form',
      allowReserved: allowReserved === true,
    },
    value,
  );
}
