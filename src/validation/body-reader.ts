import {
  coversMediaType,
  createProblem,
  decodeBody,
  type HttpRequest,
  hasBody,
  headerOf,
  isDecoded,
  isForm,
  type Problem,
  parseMediaType,
  type Violation,
} from '../http/index.js';
import type { MediaType, Operation, RequestBody, Spec } from '../spec/index.js';
import { type Coercion, createCoercion } from './coercion.js';
import type { Schemas, Validate } from './schemas.js';

/** A body and every way in which it breaks its schema. */
export interface BodyCheck {
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

/** Decodes and checks a body; a problem when it cannot be read at all. */
export type BodyReader = (request: HttpRequest) => BodyCheck | Problem;

interface Content {
  readonly range: string;
  readonly coercion: Coercion;
  readonly validate: Validate | undefined;
}

const nothing: BodyCheck = { value: undefined, violations: [] };
const missing: BodyCheck = {
  value: undefined,
  violations: [{ pointer: '/body', keyword: 'required', message: 'is required' }],
};

export function createBodyReader(
  { requestBody }: Operation,
  { spec, schemas }: { spec: Spec; schemas: Schemas },
): BodyReader {
  return requestBody === undefined ? () => nothing : createContentReader(requestBody, { spec, schemas });
}

function createContentReader(
  { content, required }: RequestBody,
  { spec, schemas }: { spec: Spec; schemas: Schemas },
): BodyReader {
  const contents = Object.entries(content).map(
    ([range, { schema }]: [string, MediaType]): Content => ({
      range,
      coercion: createCoercion(spec, schema),
      validate: schema && schemas.forRequest(schema),
    }),
  );
  const unsupported = createProblem(
    'unsupported-media-type',
    `The body must be sent with Content-Type: ${contents.map(({ range }) => range).join(' or ')}.`,
  );

  return (request) => {
    if (request.refusal) return request.refusal;
    const contentType = headerOf(request.headers, 'content-type');
    if (contentType === undefined) return hasBody(request) ? unsupported : required ? missing : nothing;

    const { essence = '' } = parseMediaType(contentType) ?? {};
    const declared = contents.find(({ range }) => coversMediaType(range, essence));
    return essence === '' || declared === undefined
      ? unsupported
      : checkBody(request, declared, { contentType, essence });
  };
}

function checkBody(
  request: HttpRequest,
  { coercion, validate }: Content,
  { contentType, essence }: { contentType: string; essence: string },
): BodyCheck | Problem {
  const decoded = decodeBody(request, contentType);
  if (!isDecoded(decoded)) return decoded;
  if (decoded.value instanceof Uint8Array) return { value: decoded.value, violations: [] };

  const value = isForm(essence) ? coercion.coerce(decoded.value as never) : decoded.value;
  return { value, violations: validate?.(value, '/body') ?? [] };
}
