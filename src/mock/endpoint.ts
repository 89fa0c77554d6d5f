import { isJson, type Problem, parseMediaType } from '../http/index.js';
import { type OperationResources, resourcesOf } from '../resources/index.js';
import type { MediaType, Operation, Response, Spec } from '../spec/index.js';
import {
  createRequestValidator,
  createResponseValidator,
  type RequestValidator,
  type ResponseValidator,
  schemasOf,
} from '../validation/index.js';

/** One operation made ready to be served. Its validators compile on first use, and its responses are read then. */
export interface Endpoint {
  readonly operation: Operation;
  readonly resources: OperationResources;
  readonly validateRequest: RequestValidator;
  /** The response declared for a status: by number, by range (`4XX`), or the default. */
  declared(status: number): DeclaredResponse | undefined;
  /** What a request that breaks the document is answered with: 422 or 400, whichever is declared. */
  readonly invalidStatus: 400 | 422;
  /** Whether the document says what a success looks like; where it does not, one without content may be sent. */
  readonly declaresSuccess: boolean;
  /** Media types of the declared successes, for the Accept header; empty when they have no body. */
  readonly offered: readonly string[];
}

export interface DeclaredResponse {
  readonly response: Response;
  /** JSON first: that is what a client gets who takes anything. */
  readonly mediaTypes: readonly string[];
  /** How each media type is written. */
  readonly formats: ReadonlyMap<string, Format>;
  readonly validate: ResponseValidator;
}

export interface Format {
  readonly mediaType: MediaType;
  /** The Content-Type header: text says that it is UTF-8. */
  readonly contentType: string;
  readonly isJson: boolean;
  readonly isXml: boolean;
}

/** The operations of one path. */
export interface PathEndpoints {
  /** The first of its templates; others may name the parameters differently. */
  readonly template: string;
  readonly byMethod: ReadonlyMap<string, Endpoint>;
  /** The value of `Allow`: the declared methods, HEAD with GET, and OPTIONS. */
  readonly allow: string;
}

/** The endpoints of a spec by path template, in the order of the document. */
export function createEndpoints(spec: Spec): readonly PathEndpoints[] {
  const schemas = schemasOf(spec);
  const templates = new Map<string, { readonly template: string; readonly byMethod: Map<string, Endpoint> }>();
  for (const operation of spec.operations) {
    const form = operation.path.replace(/\{[^{}]+\}/g, '{}');
    const known = templates.get(form) ?? { template: operation.path, byMethod: new Map<string, Endpoint>() };
    templates.set(form, known);
    known.byMethod.set(operation.method.toUpperCase(), toEndpoint(operation));
  }
  return [...templates.values()].map((path) => ({ ...path, allow: allowOf(path.byMethod) }));
  function toEndpoint(operation: Operation): Endpoint {
    const responses = new Map<number, DeclaredResponse | undefined>();
    let validate: RequestValidator | undefined;
    let declaresSuccess: boolean | undefined;
    let invalidStatus: Endpoint['invalidStatus'] | undefined;
    let offered: Endpoint['offered'] | undefined;
    return {
      operation,
      resources: resourcesOf(operation),
      validateRequest(request, match) {
        validate ??= createRequestValidator(operation, { spec, schemas });
        return validate(request, match);
      },
      declared(status) {
        if (!responses.has(status)) responses.set(status, toDeclared(responseFor(operation, status)));
        return responses.get(status);
      },
      get invalidStatus() {
        invalidStatus ??= invalidStatusOf(operation);
        return invalidStatus;
      },
      get offered() {
        offered ??= successTypes(operation);
        return offered;
      },
      get declaresSuccess() {
        declaresSuccess ??= hasSuccess(operation);
        return declaresSuccess;
      },
    };
  }

  function toDeclared(response: Response | undefined): DeclaredResponse | undefined {
    if (response === undefined) return undefined;
    const validate = createResponseValidator(response, { spec, schemas });
    const contents = Object.entries(response.content);
    const formats = new Map(contents.map(([type, mediaType]) => [type, toFormat(type, mediaType)]));
    return { response, mediaTypes: jsonFirst(formats), formats, validate };
  }
}

const jsonFirst = (formats: ReadonlyMap<string, Format>): readonly string[] =>
  [...formats].toSorted(([, one], [, other]) => Number(other.isJson) - Number(one.isJson)).map(([type]) => type);

const hasSuccess = ({ responses }: Operation): boolean =>
  Object.keys(responses).some((status) => /^2|^default$/i.test(status));

function toFormat(range: string, mediaType: MediaType): Format {
  const type = concreteType(range);
  const contentType = type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
  const { essence = '' } = parseMediaType(type) ?? {};
  return {
    mediaType,
    contentType,
    isJson: isJson(essence),
    isXml: /^(?:application|text)\/(?:.+\+)?xml$/.test(essence),
  };
}

/** What is sent where the document declares a range: JSON, or plain text. */
const concreteType = (range: string): string =>
  range.endsWith('/*') ? (range.startsWith('text/') ? 'text/plain' : 'application/json') : range;

function allowOf(byMethod: ReadonlyMap<string, Endpoint>): string {
  const methods = new Set(byMethod.keys());
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods.add('OPTIONS')].join(', ');
}

const responseFor = ({ responses }: Operation, status: number): Response | undefined =>
  responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;

function invalidStatusOf({ responses }: Operation): 400 | 422 {
  if ('422' in responses) return 422;
  if ('400' in responses) return 400;
  return '4XX' in responses || 'default' in responses ? 422 : 400;
}

function successTypes({ responses }: Operation): readonly string[] {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return [...new Set(successes.flatMap(([, response]) => Object.keys(response.content)))];
}

/** Statuses that servers answer before any handler runs; a document need not declare them. */
const undeclared = new Set([400, 401, 403, 404, 405, 406, 413, 414, 415, 429, 431, 501, 503, 507]);

/** Whether a problem may be answered although the document does not declare its status. */
export const needsNoDeclaration = (problem: Problem): boolean => undeclared.has(problem.status);
