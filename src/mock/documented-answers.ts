import { type HttpRequest, headerOf, isJson, negotiate, parseMediaType } from '../http/index.js';
import type { MediaType, Response, Spec } from '../spec/index.js';
import type { Endpoint } from './endpoint.js';
import type { Reply } from './service.js';

/** An answer taken from the document rather than from a handler, with the media type that it is written in. */
export interface DocumentedReply extends Reply {
  readonly mediaType?: string | undefined;
}

export interface Wish {
  readonly endpoint: Endpoint;
  readonly request: HttpRequest;
  readonly status: number;
  readonly response: Response;
  readonly seed: string | undefined;
}

/** Answers that are made up from the schemas of a document: the same for the same request and seed. */
export interface GeneratedAnswers {
  generate(wish: Wish): Promise<DocumentedReply>;
}

/** What makes values takes long to load, and most mocks never need it. */
export function createGeneratedAnswers(spec: Spec, ownSeed: string): GeneratedAnswers {
  const generatorFor = async (seed: string) => {
    const { createGenerator } = await import('../generation/index.js');
    return createGenerator(spec, { seed, tag: '' });
  };
  let own: ReturnType<typeof generatorFor> | undefined;

  return {
    async generate({ endpoint, request, status, response, seed }) {
      own ??= generatorFor(ownSeed);
      const generator = await (seed === undefined ? own : generatorFor(seed));
      const { method, path, query, body } = request;
      const cause = [method, path, query, body === undefined ? '' : Buffer.from(body).toString('base64')].join(' ');
      const purpose = { purpose: `${cause} ${status}`, extent: 'maximal', direction: 'response' } as const;
      const headers = Object.entries(response.headers).flatMap(([name, { required, schema, examples }]) => {
        const [example] = Object.values(examples);
        const value = example ?? (required && schema !== undefined ? generator.value(schema, purpose) : undefined);
        return value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const];
      });
      const reply = { status, headers: Object.fromEntries(headers) };
      const chosen = mediaTypeFor(response, request);
      if (chosen === undefined) return reply;
      const [mediaType, { schema }] = chosen;
      const made = schema === undefined ? plainBody(mediaType) : generator.value(schema, purpose);
      const asked = schema === undefined ? made : withParameters(made, endpoint, request);
      const value = schema !== undefined && generator.accepts(schema, asked) ? asked : made;
      return { ...reply, mediaType, body: value };
    },
  };
}

/** The declared media type that a request would have, JSON before others. */
export function mediaTypeFor(
  { content }: Response,
  { headers }: HttpRequest,
): readonly [string, MediaType] | undefined {
  const entries = Object.entries(content);
  const accept = headerOf(headers, 'accept');
  const json = entries.find(([type]) => isJson(parseMediaType(type)?.essence ?? ''));
  if (json !== undefined && negotiate(accept, [json[0]]) !== undefined && isAnything(accept)) return json;
  const chosen = negotiate(
    accept,
    entries.map(([type]) => type),
  );
  return entries.find(([type]) => type === chosen) ?? entries[0];
}

const isAnything = (accept: string | undefined): boolean => accept === undefined || /^\s*\*\/\*\s*$/.test(accept);

const plainBody = (mediaType: string): unknown => (isJson(parseMediaType(mediaType)?.essence ?? '') ? {} : '');

/** What the path names is what the answer is about. */
function withParameters(value: unknown, { operation }: Endpoint, { path }: HttpRequest): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const segments = path.split('/').slice(-operation.path.split('/').length + 1);
  const known = operation.path
    .split('/')
    .slice(1)
    .flatMap((part, index) => {
      const name = /^\{([^{}]+)\}$/.exec(part)?.[1];
      const text = segments[index];
      if (name === undefined || text === undefined || !(name in value)) return [];
      const isNumber = typeof (value as Readonly<Record<string, unknown>>)[name] === 'number';
      return [[name, isNumber ? Number(text) : decodeURIComponent(text)] as const];
    });
  return { ...value, ...Object.fromEntries(known) };
}
