import {
  createProblem,
  decodeBody,
  type Deserialised,
  fromCookie,
  fromHeader,
  fromPath,
  fromQuery,
  coversMediaType,
  hasBody,
  headerOf,
  type HttpRequest,
  isDecoded,
  isForm,
  isJson,
  isProblem,
  parseCookies,
  parseJson,
  parseMediaType,
  parseQuery,
  type Problem,
  type Serialised,
  type StyledParameter,
  type Violation,
} from '../http/index.js';
import type { MediaType, Operation, Parameter, Spec } from '../spec/index.js';
import { createCoercion, type Coercion } from './coercion.js';
import type { Schemas, Validate } from './schemas.js';

/** A request decoded and typed by its operation; parameters by name, absent ones missing unless they have a default. */
export interface RequestValues {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface RequestCheck {
  readonly values: RequestValues;
  /** Every way in which the request breaks its operation, parameters first. */
  readonly violations: readonly Violation[];
}

/** Decodes and checks a request; a problem when its body cannot be read at all (400, 413, 415). */
export type RequestValidator = (request: HttpRequest, match: PathMatch) => RequestCheck | Problem;

/** The path's parameters by name: decoded, and on demand as they were sent. */
export interface PathMatch {
  readonly parameters: Readonly<Record<string, string>>;
  encoded(): Readonly<Record<string, string>>;
}

const nothing: Readonly<Record<string, unknown>> = Object.freeze({});

export function createRequestValidator(operation: Operation, { spec, schemas }: { spec: Spec; schemas: Schemas }): RequestValidator {
  const readers = operation.parameters.map((parameter) => createReader(parameter, { spec, schemas }));
  const readPath = readAll(readers.filter(({ parameter }) => parameter.in === 'path'));
  const readQuery = readAll(readers.filter(({ parameter }) => parameter.in === 'query'));
  const readHeaders = readAll(readers.filter(({ parameter }) => parameter.in === 'header'));
  const readCookies = readAll(readers.filter(({ parameter }) => parameter.in === 'cookie'));
  const readBody = createBodyReader(operation, { spec, schemas });

  return (request, match) => {
    const violations: Violation[] = [];
    const path = readPath?.((name, style) => fromMatch(match, name, style), violations) ?? nothing;
    const pairs = readQuery && parseQuery(request.query);
    const query = readQuery?.((_, style) => fromQuery(style, pairs ?? []), violations) ?? nothing;
    const headers = readHeaders?.((name, style) => fromHeader(style, headerOf(request.headers, name.toLowerCase())), violations) ?? nothing;
    const jar = readCookies && parseCookies(headerOf(request.headers, 'cookie'));
    const cookies = readCookies?.((name, style) => fromCookie(style, jar?.get(name)), violations) ?? nothing;

    const body = readBody(request);
    if (isProblem(body)) return body;
    violations.push(...body.violations);
    return { values: { path, query, headers, cookies, body: body.value }, violations };
  };
}

/** A plain value is decoded already; what its style takes apart is taken as it was sent. */
function fromMatch(match: PathMatch, name: string, style: StyledParameter): Deserialised {
  if (style.style !== 'simple' || style.shape.kind !== 'primitive') return fromPath(style, match.encoded()[name] ?? '');
  return { state: 'present', value: match.parameters[name] ?? '' };
}

interface Reader {
  readonly parameter: Parameter;
  readonly style: StyledParameter;
  readonly pointer: string;
  readonly coercion: Coercion;
  readonly validate: Validate | undefined;
}

function createReader(parameter: Parameter, { spec, schemas }: { spec: Spec; schemas: Schemas }): Reader {
  const schema = parameter.schema ?? parameter.content?.schema;
  const coercion = createCoercion(spec, schema);
  const { name, style, explode } = parameter;
  return {
    parameter,
    coercion,
    style: { name, style, explode, shape: parameter.content ? { kind: 'primitive', properties: [] } : coercion.shape },
    pointer: `/${parameter.in}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    validate: schema && schemas.forRequest(schema),
  };
}

type Find = (name: string, style: StyledParameter) => Deserialised;

/** Reads all parameters of one place; undefined where an operation has none there. */
function readAll(readers: readonly Reader[]) {
  if (readers.length === 0) return undefined;
  return (find: Find, violations: Violation[]): Readonly<Record<string, unknown>> => {
    const values: Record<string, unknown> = {};
    for (const reader of readers) {
      const value = readOne(reader, find(reader.parameter.name, reader.style), violations);
      if (value !== undefined) values[reader.parameter.name] = value;
    }
    return values;
  };
}

function readOne({ parameter, pointer, coercion, validate }: Reader, found: Deserialised, violations: Violation[]): unknown {
  if (found.state === 'invalid') {
    violations.push({ pointer, keyword: 'style', message: found.reason });
    return undefined;
  }
  if (found.state === 'absent') {
    if (parameter.required) violations.push({ pointer, keyword: 'required', message: 'is required' });
    return coercion.defaultValue;
  }
  if (found.value === '' && parameter.allowEmptyValue) return '';

  const value = parameter.content ? parseContent(parameter.content, found.value) : coercion.coerce(found.value);
  if (value === undefined) {
    violations.push({ pointer, keyword: 'parse', message: 'must be valid JSON' });
    return undefined;
  }
  if (validate) violations.push(...validate(value, pointer));
  return value;
}

/** The value of a parameter with `content`: JSON or text, as its media type says; undefined for what is not JSON. */
function parseContent({ mediaType }: { readonly mediaType: string }, text: Serialised): unknown {
  if (!isJson(parseMediaType(mediaType)?.essence ?? '')) return text;
  const parsed = typeof text === 'string' ? parseJson(text) : undefined;
  return parsed === undefined || isProblem(parsed) ? undefined : parsed.value;
}

interface BodyCheck {
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

interface BodyContent {
  readonly range: string;
  readonly coercion: Coercion;
  readonly validate: Validate | undefined;
}

function createBodyReader({ requestBody }: Operation, { spec, schemas }: { spec: Spec; schemas: Schemas }) {
  if (requestBody === undefined) return (): BodyCheck => ({ value: undefined, violations: [] });

  const contents = Object.entries(requestBody.content).map(([range, { schema }]: [string, MediaType]): BodyContent => ({
    range,
    coercion: createCoercion(spec, schema),
    validate: schema && schemas.forRequest(schema),
  }));
  const supported = contents.map(({ range }) => range).join(' or ');

  return (request: HttpRequest): BodyCheck | Problem => {
    if (request.refusal) return request.refusal;
    const contentType = headerOf(request.headers, 'content-type');
    if (!hasBody(request) && contentType === undefined) {
      return { value: undefined, violations: requestBody.required ? [{ pointer: '/body', keyword: 'required', message: 'is required' }] : [] };
    }
    const essence = contentType === undefined ? undefined : parseMediaType(contentType)?.essence;
    const content = essence === undefined ? undefined : contents.find(({ range }) => coversMediaType(range, essence));
    if (essence === undefined || contentType === undefined || content === undefined) {
      return createProblem('unsupported-media-type', `The body must be sent with Content-Type: ${supported}.`);
    }
    return checkBody(request, { content, contentType, essence });
  };
}

function checkBody(
  request: HttpRequest,
  { content, contentType, essence }: { content: BodyContent; contentType: string; essence: string },
): BodyCheck | Problem {
  const decoded = decodeBody(request, contentType);
  if (!isDecoded(decoded)) return decoded;
  if (decoded.value instanceof Uint8Array) return { value: decoded.value, violations: [] };

  const value = isForm(essence) ? content.coercion.coerce(decoded.value as never) : decoded.value;
  return { value, violations: content.validate?.(value, '/body') ?? [] };
}
