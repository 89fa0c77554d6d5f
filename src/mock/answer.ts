import {
  createProblem,
  type Headers,
  headerOf,
  type HttpRequest,
  type HttpResponse,
  isJson,
  isProblem,
  negotiate,
  parseMediaType,
  type Problem,
  toProblemDetails,
  type Violation,
} from '../http/index.js';
import type { MediaType } from '../spec/index.js';
import type { Authentication } from './authentication.js';
import { type Endpoint, type Format, needsNoDeclaration } from './endpoint.js';
import type { DocumentedReply } from './preferences.js';
import type { Service, WrittenProblem } from './service.js';

/** Turns replies and problems into checked answers. */
export interface Answering {
  /** A reply or a problem as it leaves; what breaks the document leaves as a 500. */
  settle(endpoint: Endpoint, reply: DocumentedReply | Problem, request: HttpRequest): HttpResponse;
  /** A problem in the API's own shape; without an endpoint where no operation was found. */
  refuse(problem: Problem, endpoint?: Endpoint): HttpResponse;
}

export interface AnsweringOptions {
  readonly service: Service;
  readonly authentication: Authentication;
  /** Told of every answer of ours that breaks the document. */
  readonly onError: (error: Error) => void;
}

export function createAnswering({ service, authentication, onError }: AnsweringOptions): Answering {
  const write = service.writeProblem ?? writeProblemDetails;

  const settle: Answering['settle'] = (endpoint, reply, request) => {
    const answered = isProblem(reply) ? reply : answer(endpoint, reply, headerOf(request.headers, 'accept'));
    return isProblem(answered) ? refuse(answered, endpoint) : answered;
  };

  const answer = (endpoint: Endpoint, reply: DocumentedReply, accept: string | undefined): HttpResponse | Problem => {
    const declared = endpoint.declared(reply.status);
    if (declared === undefined) return untrue(endpoint, `it answered ${reply.status}, which is not declared.`);

    const chosen = reply.mediaType ?? negotiate(accept, declared.mediaTypes) ?? declared.mediaTypes[0];
    const format = chosen === undefined ? undefined : declared.formats.get(chosen);
    const headers = headersOf(reply, format);
    const violations = declared.validate({ headers, mediaType: format?.mediaType, body: reply.body });
    if (violations.length > 0) return untrue(endpoint, breach(reply.status, violations, format?.mediaType));
    return format ? withBody(reply.status, headers, serialise(reply.body, format.isJson)) : { status: reply.status, headers };
  };

  const untrue = (endpoint: Endpoint, what: string): Problem => {
    const detail = `The mock's own answer to ${endpoint.operation.id} breaks the document and was not sent: ${what}`;
    onError(new Error(detail));
    return createProblem('internal', detail);
  };

  const refuse: Answering['refuse'] = (problem, endpoint) => {
    const written = write(problem);
    const status = written.status ?? problem.status;
    const headers = refusalHeaders({ ...problem, status }, written, endpoint && authentication.challenge(endpoint.operation));
    const breached = endpoint && problem.problem !== 'internal' ? breachOf({ ...problem, status }, { written, endpoint, headers }) : undefined;
    if (endpoint && breached !== undefined) return refuse(untrue(endpoint, breached), endpoint);
    return withBody(status, headers, serialise(written.body, isJson(parseMediaType(written.contentType)?.essence ?? '')));
  };

  /** How a written problem breaks the document; undefined when it keeps it. RFC 9457 stands in where a service has no shape of its own. */
  const breachOf = (
    problem: Problem,
    { written, endpoint, headers }: { written: WrittenProblem; endpoint: Endpoint; headers: Headers },
  ): string | undefined => {
    const declared = endpoint.declared(problem.status);
    if (declared === undefined) {
      return needsNoDeclaration(problem) ? undefined : `it answered ${problem.status}, which is not declared.`;
    }
    if (!service.writeProblem) return undefined;
    const { essence = '' } = parseMediaType(written.contentType) ?? {};
    const [, mediaType] = Object.entries(declared.response.content).find(([type]) => type.startsWith(essence)) ?? [];
    const violations = declared.validate({ headers, mediaType, body: written.body });
    return violations.length === 0 ? undefined : breach(problem.status, violations, mediaType);
  };

  return { settle, refuse };
}

const writeProblemDetails = (problem: Problem): WrittenProblem => ({
  contentType: 'application/problem+json',
  body: toProblemDetails(problem),
});

function refusalHeaders(problem: Problem, { contentType }: WrittenProblem, challenge: string | undefined): Headers {
  return {
    'content-type': contentType,
    ...(problem.status === 401 && challenge !== undefined && { 'www-authenticate': challenge }),
    ...problem.headers,
  };
}

const breach = (status: number, violations: readonly Violation[], mediaType: MediaType | undefined): string => {
  const places = violations.slice(0, 5).map(({ pointer, message }) => `${pointer} ${message}`);
  return `status ${status}, ${places.join('; ')} (${mediaType?.pointer ?? 'headers'}).`;
};

const noHeaders: Headers = Object.freeze({});

function headersOf({ headers }: DocumentedReply, format: Format | undefined): Headers {
  if (headers === undefined) return format ? { 'content-type': format.contentType } : noHeaders;
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return format ? { ...own, 'content-type': format.contentType } : own;
}

function serialise(body: unknown, asJson: boolean): string | Uint8Array {
  if (asJson) return JSON.stringify(body);
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}

function withBody(status: number, headers: Headers, body: string | Uint8Array): HttpResponse {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  return { status, headers: { ...headers, 'content-length': String(length) }, body };
}
