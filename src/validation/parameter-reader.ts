import {
  type Deserialised,
  fromCookie,
  fromHeader,
  fromPath,
  fromQuery,
  type HttpRequest,
  headerOf,
  isJson,
  isProblem,
  parseCookies,
  parseJson,
  parseMediaType,
  parseQuery,
  type Serialised,
  type StyledParameter,
  type Violation,
} from '../http/index.js';
import type { Parameter, ParameterLocation, Spec } from '../spec/index.js';
import { type Coercion, createCoercion } from './coercion.js';
import type { Schemas, Validate } from './schemas.js';

/** The path's parameters by name: decoded, and on demand as they were sent. */
export interface PathMatch {
  readonly parameters: Readonly<Record<string, string>>;
  encoded(): Readonly<Record<string, string>>;
}

/** A request and what its path gave. */
export interface MatchedRequest {
  readonly request: HttpRequest;
  readonly match: PathMatch;
}

/** The values of all parameters of one place, by name; what is wrong with them is added to the violations. */
export type ParameterReader = (from: MatchedRequest, violations: Violation[]) => Readonly<Record<string, unknown>>;

interface Reader {
  readonly parameter: Parameter;
  readonly style: StyledParameter;
  readonly pointer: string;
  readonly coercion: Coercion;
  readonly validate: Validate | undefined;
}

type Find = (name: string, style: StyledParameter) => Deserialised;

const nothing: Readonly<Record<string, unknown>> = Object.freeze({});

/** How the parameters of a place are found in a request. */
const finders: Readonly<Record<ParameterLocation, (from: MatchedRequest) => Find>> = {
  path:
    ({ match }) =>
    (name, style) =>
      fromMatch(match, name, style),
  query({ request }) {
    const pairs = parseQuery(request.query);
    return (_, style) => fromQuery(style, pairs);
  },
  header:
    ({ request }) =>
    (name, style) =>
      fromHeader(style, headerOf(request.headers, name.toLowerCase())),
  cookie({ request }) {
    const jar = parseCookies(headerOf(request.headers, 'cookie'));
    return (name, style) => fromCookie(style, jar.get(name));
  },
};

export function createParameterReader(
  place: ParameterLocation,
  parameters: readonly Parameter[],
  parts: { spec: Spec; schemas: Schemas },
): ParameterReader {
  const readers = parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter) => createReader(parameter, parts));
  if (readers.length === 0) return () => nothing;

  return (from, violations) => {
    const find = finders[place](from);
    const values: Record<string, unknown> = {};
    for (const reader of readers) {
      const value = readOne(reader, find(reader.parameter.name, reader.style), violations);
      if (value !== undefined) values[reader.parameter.name] = value;
    }
    return values;
  };
}

/** A plain value is decoded already; what its style takes apart is taken as it was sent. */
function fromMatch(match: PathMatch, name: string, style: StyledParameter): Deserialised {
  if (style.style !== 'simple' || style.shape.kind !== 'primitive') return fromPath(style, match.encoded()[name] ?? '');
  return { state: 'present', value: match.parameters[name] ?? '' };
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

function readOne(
  { parameter, pointer, coercion, validate }: Reader,
  found: Deserialised,
  violations: Violation[],
): unknown {
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
