import { type HttpRequest, isProblem, type Problem, type Violation } from '../http/index.js';
import type { Operation, Spec } from '../spec/index.js';
import { createBodyReader } from './body-reader.js';
import { createParameterReader, type PathMatch } from './parameter-reader.js';
import type { Schemas } from './schemas.js';

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

export function createRequestValidator(
  operation: Operation,
  parts: { spec: Spec; schemas: Schemas },
): RequestValidator {
  const { parameters } = operation;
  const readPath = createParameterReader('path', parameters, parts);
  const readQuery = createParameterReader('query', parameters, parts);
  const readHeaders = createParameterReader('header', parameters, parts);
  const readCookies = createParameterReader('cookie', parameters, parts);
  const readBody = createBodyReader(operation, parts);

  return (request, match) => {
    const from = { request, match };
    const violations: Violation[] = [];
    const path = readPath(from, violations);
    const query = readQuery(from, violations);
    const headers = readHeaders(from, violations);
    const cookies = readCookies(from, violations);

    const body = readBody(request);
    if (isProblem(body)) return body;
    violations.push(...body.violations);
    return { values: { path, query, headers, cookies, body: body.value }, violations };
  };
}
