import { fromHeader, type Headers, headerOf, type Violation } from '../http/index.js';
import type { Header, MediaType, Response, Spec } from '../spec/index.js';
import { createCoercion } from './coercion.js';
import type { Schemas } from './schemas.js';

/** The parts of an answer that its operation declares. */
export interface CheckedResponse {
  readonly headers: Headers;
  readonly mediaType: MediaType | undefined;
  readonly body: unknown;
}

/** Every way in which an answer breaks the response that its operation declares for its status. */
export type ResponseValidator = (response: CheckedResponse) => readonly Violation[];

const none: readonly Violation[] = [];

export function createResponseValidator(
  response: Response,
  { spec, schemas }: { spec: Spec; schemas: Schemas },
): ResponseValidator {
  const headers = Object.entries(response.headers).map(([name, header]) =>
    createHeaderCheck(name, header, { spec, schemas }),
  );
  const bodies = new Map(
    Object.values(response.content).map((mediaType) => [
      mediaType,
      mediaType.schema && schemas.forResponse(mediaType.schema),
    ]),
  );

  return ({ headers: sent, mediaType, body }) => {
    const ofBody = (mediaType && bodies.get(mediaType)?.(body, '/body')) ?? none;
    if (headers.length === 0) return ofBody;
    return [...ofBody, ...headers.flatMap((check) => check(sent))];
  };
}

function createHeaderCheck(name: string, header: Header, { spec, schemas }: { spec: Spec; schemas: Schemas }) {
  const { required, schema, explode, style } = header;
  const validate = schema && schemas.forResponse(schema);
  const coercion = createCoercion(spec, schema);
  const pointer = `/header/${name}`;

  return (sent: Headers): readonly Violation[] => {
    const found = fromHeader({ name, style, explode, shape: coercion.shape }, headerOf(sent, name.toLowerCase()));
    if (found.state === 'absent') return required ? [{ pointer, keyword: 'required', message: 'is required' }] : none;
    if (found.state === 'invalid') return [{ pointer, keyword: 'style', message: found.reason }];
    return validate?.(coercion.coerce(found.value), pointer) ?? none;
  };
}
