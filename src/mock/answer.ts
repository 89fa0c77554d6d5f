import {
  createProblem,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  isJson,
  isProblem,
  isText,
  negotiate,
  type Problem,
  parseMediaType,
  type Violation,
} from '../http/index.js';
import type { MediaType, Spec } from '../spec/index.js';
import type { Authentication } from './authentication.js';
import type { DocumentedReply } from './documented-answers.js';
import { type DeclaredResponse, type Endpoint, type Format, needsNoDeclaration } from './endpoint.js';
import { flawOf } from './flaw.js';
import { createJsonWriter } from './json-writer.js';
import type { Service, WrittenProblem } from './service.js';
import { createProblemWriter } from './write-problem.js';
import { createXmlWriter } from './xml-writer.js';

/** Turns replies and problems into checked answers. */
export interface Answering {
  /** A reply or a problem as it leaves; what breaks the document leaves as a 500. */
  settle(endpoint: Endpoint, reply: DocumentedReply | Problem, request: HttpRequest): HttpResponse;
  /** A problem in the API's own shape; without an endpoint where no operation was found. */
  refuse(problem: Problem, endpoint?: Endpoint): HttpResponse;
  /** A problem that only plays to be there, in the API's own shape, with its status whatever the document declares. */
  pretend(problem: Problem, endpoint: Endpoint): HttpResponse;
}

export interface AnsweringOptions {
  readonly spec: Spec;
  readonly service: Service;
  readonly authentication: Authentication;
  /** Told of every answer of ours that breaks the document. */
  readonly onError: (error: Error) => void;
  /** Counts them. */
  readonly onUntrue: () => void;
}

export function createAnswering(options: AnsweringOptions): Answering {
  const { spec, service, onError, onUntrue } = options;
  const { serialise, writeBody } = createBodyWriters(spec);
  const { compose, toResponse } = createRefusals(options, serialise);

  const settle: Answering['settle'] = (endpoint, reply, request) => {
    const answered = isProblem(reply) ? reply : answer(endpoint, reply, headerOf(request.headers, 'accept'));
    return isProblem(answered) ? refuse(answered, endpoint) : answered;
  };

  const answer = (endpoint: Endpoint, reply: DocumentedReply, accept: string | undefined): HttpResponse | Problem => {
    const flaw = flawOf(reply.status, reply.headers);
    if (flaw !== undefined) return untrue(endpoint, flaw);
    const declared = endpoint.declared(reply.status);
    if (declared === undefined) {
      if (isSilentSuccess(endpoint, reply)) return { status: reply.status, headers: lowerCased(reply.headers) };
      return untrue(endpoint, `it answered ${reply.status}, which is not declared.`);
    }

    const format = formatOf(declared, reply, accept);
    return reply.stream === undefined ? withBody(endpoint, reply, { declared, format }) : toStream(reply, format);
  };

  const withBody = (endpoint: Endpoint, reply: DocumentedReply, { declared, format }: Declared) => {
    const body = format && writeBody(reply.body, format);
    const headers =
      format && body !== undefined
        ? contentHeaders(format.contentType, body, reply.headers)
        : lowerCased(reply.headers);
    const violations = declared.validate({ headers, mediaType: format?.mediaType, body: reply.body });
    return violations.length > 0
      ? untrue(endpoint, breach(reply.status, violations, format?.mediaType))
      : { status: reply.status, headers, body };
  };

  const untrue = (endpoint: Endpoint, what: string): Problem => {
    const detail = `The mock's own answer to ${endpoint.operation.id} breaks the document and was not sent: ${what}`;
    onError(new Error(detail));
    onUntrue();
    return createProblem('internal', detail);
  };

  const refuse: Answering['refuse'] = (problem, endpoint) => {
    const refusal = compose(problem, endpoint);
    const breached =
      endpoint && problem.problem !== 'internal'
        ? breachOf(refusal.problem, { ...refusal, endpoint, written: service.writeProblem && refusal.written })
        : undefined;
    return endpoint && breached !== undefined ? refuse(untrue(endpoint, breached), endpoint) : toResponse(refusal);
  };

  const pretend: Answering['pretend'] = (problem, endpoint) => ({
    ...toResponse(compose(problem, endpoint)),
    status: problem.status,
  });

  return { settle, refuse, pretend };
}

/** How a problem becomes an answer, right or wrong. */
function createRefusals({ service, authentication, onError }: AnsweringOptions, serialise: Serialise) {
  const write = createProblemWriter(service, onError);

  const compose = (problem: Problem, endpoint?: Endpoint): WrittenRefusal => {
    const written = write(problem, endpoint);
    const settled = { ...problem, status: written.status ?? problem.status };
    const challenge = endpoint && authentication.challenge(endpoint.operation);
    return { written, problem: settled, headers: refusalHeaders(settled, written, challenge) };
  };

  const toResponse = ({ written, problem, headers }: WrittenRefusal): HttpResponse => {
    const body = serialise(written.body, isJson(parseMediaType(written.contentType)?.essence ?? ''));
    return { status: problem.status, headers: { ...headers, 'content-length': lengthOf(body) }, body };
  };

  return { compose, toResponse };
}

/** How the document declares an answer. */
interface Declared {
  readonly declared: DeclaredResponse;
  /** Undefined where it has no content. */
  readonly format: Format | undefined;
}

type Serialise = (body: unknown, asJson: boolean) => string | Uint8Array;

/** A problem in the words of its API, which may have a status of its own for it. */
interface WrittenRefusal {
  readonly written: WrittenProblem;
  readonly problem: Problem;
  readonly headers: Headers;
}

/** How a body becomes text: by its media type, or as JSON or what it is where that is known. */
function createBodyWriters(spec: Spec) {
  const toJson = createJsonWriter();
  const toXml = createXmlWriter(spec);
  const serialise: Serialise = (body, asJson) =>
    !asJson && (typeof body === 'string' || body instanceof Uint8Array) ? body : (toJson(body) ?? '');
  const writeBody = (body: unknown, format: Format): string | Uint8Array =>
    format.isXml && typeof body === 'object' && body !== null && !(body instanceof Uint8Array)
      ? toXml(body, format.mediaType)
      : serialise(body, format.isJson);
  return { serialise, writeBody };
}

/** How a written problem breaks the document; undefined when it keeps it. RFC 9457 stands in where a service has no shape of its own. */
function breachOf(
  problem: Problem,
  { written, endpoint, headers }: { written: WrittenProblem | undefined; endpoint: Endpoint; headers: Headers },
): string | undefined {
  const flaw = flawOf(problem.status, headers);
  if (flaw !== undefined) return flaw;
  const declared = endpoint.declared(problem.status);
  if (declared === undefined) {
    return needsNoDeclaration(problem) ? undefined : `it answered ${problem.status}, which is not declared.`;
  }
  if (written?.body === undefined) return undefined;
  const mediaType = judgedTypeOf(declared, written);
  const violations = declared.validate({ headers, mediaType, body: written.body });
  return violations.length === 0 ? undefined : breach(problem.status, violations, mediaType);
}

/** The declared media type of a problem. A schema says nothing of the text of what is neither JSON nor text: of the lines of a multipart body. */
function judgedTypeOf({ response }: DeclaredResponse, { contentType, body }: WrittenProblem): MediaType | undefined {
  const { essence = '' } = parseMediaType(contentType) ?? {};
  if (typeof body === 'string' && !isJson(essence) && !isText(essence)) return undefined;
  return Object.entries(response.content).find(([type]) => type.startsWith(essence))?.[1];
}

/** Whether a reply is one that a document which declares refusals alone leaves to everybody. */
const isSilentSuccess = ({ declaresSuccess }: Endpoint, { status, body }: DocumentedReply): boolean =>
  !declaresSuccess && status >= 200 && status < 300 && body === undefined;

/** RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5. */
const withoutContent = new Set([204, 205, 304]);

/** How a reply is written; undefined where it has no content. */
function formatOf(
  { mediaTypes, formats }: DeclaredResponse,
  reply: DocumentedReply,
  accept: string | undefined,
): Format | undefined {
  if (withoutContent.has(reply.status)) return undefined;
  const chosen = reply.mediaType ?? negotiate(accept, mediaTypes) ?? mediaTypes[0];
  return chosen === undefined ? undefined : formats.get(chosen);
}

function refusalHeaders(
  problem: Problem,
  { contentType, body }: WrittenProblem,
  challenge: string | undefined,
): Headers {
  return {
    ...(body !== undefined && { 'content-type': contentType }),
    ...(problem.status === 401 && challenge !== undefined && { 'www-authenticate': challenge }),
    ...problem.headers,
  };
}

const breach = (status: number, violations: readonly Violation[], mediaType: MediaType | undefined): string => {
  const places = violations.slice(0, 5).map(({ pointer, message }) => `${pointer} ${message}`);
  return `status ${status}, ${places.join('; ')} (${mediaType?.pointer ?? 'headers'}).`;
};

const noHeaders: Headers = Object.freeze({});

function lowerCased(headers: DocumentedReply['headers']): Headers {
  if (headers === undefined) return noHeaders;
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

const toStream = ({ status, headers, stream }: DocumentedReply, format: Format | undefined): HttpResponse => ({
  status,
  headers: { ...lowerCased(headers), ...(format && { 'content-type': format.contentType }) },
  stream,
});

function contentHeaders(contentType: string, body: string | Uint8Array, own: DocumentedReply['headers']): Headers {
  const content = { 'content-type': contentType, 'content-length': lengthOf(body) };
  return own === undefined ? content : { ...lowerCased(own), ...content };
}

const lengthOf = (body: string | Uint8Array): string =>
  String(typeof body === 'string' ? Buffer.byteLength(body) : body.length);
