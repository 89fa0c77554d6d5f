import { coversMediaType, headerOf, isJson, isText, parseMediaType, type Violation } from '../../http/index.js';
import type { ResourceModel } from '../../resources/index.js';
import type { MediaType, Operation, Reference, Response, Spec } from '../../spec/index.js';
import { createResponseValidator, type ResponseValidator, schemasOf } from '../../validation/index.js';
import { type Exchange, isSafe, isSuccess } from '../exchange.js';
import type { RunSettings } from '../settings.js';
import { createKeepable } from './keepable.js';
import { createSecrets, type Secrets } from './secrets.js';

/** What the checks of single messages look things up in; one for a run. */
export interface MessageContext {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  readonly settings: RunSettings;
  readonly secrets: Secrets;
  /** What the document says of an answer; undefined where it does not name the status or the method that was sent. */
  declarationOf(exchange: Exchange): Declaration | undefined;
  /** Ways in which the body and the headers of the answer break what is declared for its status and media type. */
  violationsOf(exchange: Exchange): readonly Violation[];
  /** Whether any value is known that keeps a schema: some contradict themselves, and nobody can answer what they ask for. */
  canBeKept(schema: Reference): boolean;
  /** The latest successful GET of the same address by the same caller. */
  readOf(exchange: Exchange): Exchange | undefined;
  /** Takes in what later checks need to know. To be called with every exchange, before its checks. */
  learn(exchange: Exchange): void;
}

/** The Response Object that an answer falls under. */
export interface Declaration {
  /** `200`, `4XX` or `default`. */
  readonly key: string;
  readonly response: Response;
  /** Undefined where the answer has no body, or one of another media type. */
  readonly mediaType: MediaType | undefined;
}

export function createMessageContext(parts: {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  readonly settings: RunSettings;
}): MessageContext {
  const schemas = schemasOf(parts.spec);
  const validators = new Map<Response, ResponseValidator>();
  const judged = new WeakMap<Exchange, readonly Violation[]>();
  const declared = new WeakMap<Exchange, { readonly declaration: Declaration | undefined }>();
  const reads = new Map<string, Exchange>();
  const secrets = createSecrets(parts);

  const validatorOf = (response: Response): ResponseValidator => {
    const known = validators.get(response);
    if (known) return known;
    const fresh = createResponseValidator(response, { spec: parts.spec, schemas });
    validators.set(response, fresh);
    return fresh;
  };

  const findDeclaration = (exchange: Exchange): Declaration | undefined => {
    const known = declared.get(exchange) ?? { declaration: declarationOf(exchange) };
    declared.set(exchange, known);
    return known.declaration;
  };

  return {
    ...parts,
    secrets,
    declarationOf: findDeclaration,
    violationsOf(exchange) {
      const declaration = findDeclaration(exchange);
      if (declaration === undefined) return [];
      const known = judged.get(exchange);
      if (known) return known;
      const { headers, value, unreadable } = exchange.response;
      const isReadable = unreadable === undefined && value !== undefined && isJsonOrText(headers);
      const mediaType = isReadable ? declaration.mediaType : undefined;
      const found = validatorOf(declaration.response)({ headers, mediaType, body: value });
      judged.set(exchange, found);
      return found;
    },
    canBeKept: createKeepable(parts.spec),
    readOf: (exchange) => reads.get(addressOf(exchange)),
    learn(exchange) {
      secrets.learn(exchange);
      const isRead = exchange.request.method === 'GET';
      if (!isSafe(exchange) && isSuccess(exchange)) reads.clear();
      if (isRead && exchange.response.status === 200) reads.set(addressOf(exchange), exchange);
    },
  };
}

const addressOf = ({ request, identity }: Exchange): string => `${identity} ${request.path}?${request.query}`;

function declarationOf(exchange: Exchange): Declaration | undefined {
  const { operation, request, response } = exchange;
  if (request.method !== operation.method.toUpperCase()) return undefined;
  const key = responseKeyOf(operation, response.status);
  const declared = key === undefined ? undefined : operation.responses[key];
  if (key === undefined || declared === undefined) return undefined;
  return { key, response: declared, mediaType: mediaTypeOf(declared, exchange) };
}

/** The key of the Response Object for a status: exact, its class, or `default`. */
export function responseKeyOf({ responses }: Operation, status: number): string | undefined {
  const ofClass = `${String(status)[0]}XX`;
  const wanted = [String(status), ofClass, ofClass.toLowerCase(), 'default'];
  return wanted.find((key) => Object.hasOwn(responses, key));
}

function mediaTypeOf(declared: Response, { response }: Exchange): MediaType | undefined {
  const essence = essenceOf(response.headers);
  if (essence === undefined || response.text === '') return undefined;
  const ranges = Object.keys(declared.content).filter((range) => coversMediaType(range, essence));
  const [best] = ranges.sort((one, other) => wildcards(one) - wildcards(other));
  return best === undefined ? undefined : declared.content[best];
}

const wildcards = (range: string): number => range.split('*').length;

/** `application/json` of `application/json; charset=utf-8`. */
export function essenceOf(headers: Exchange['response']['headers']): string | undefined {
  const header = headerOf(headers, 'content-type');
  return header === undefined ? undefined : parseMediaType(header)?.essence;
}

/** Schemas say nothing of the text of other bodies, such as XML. */
function isJsonOrText(headers: Exchange['response']['headers']): boolean {
  const essence = essenceOf(headers) ?? '';
  return isJson(essence) || isText(essence);
}

/** Statuses that servers answer before any handler; a document need not name them. */
const beforeHandlers = new Set([400, 404, 405, 406, 413, 414, 415, 429, 431, 503]);

export const isBeforeHandlers = (status: number): boolean => beforeHandlers.has(status);
