import type { Case, Intent, RequestValues } from '../../src/contract/case.js';
import type { Answer, Exchange } from '../../src/contract/exchange.js';
import type { Headers } from '../../src/http/index.js';
import type { Operation, Spec } from '../../src/spec/index.js';

export interface Sent {
  readonly index?: number;
  readonly title?: string;
  readonly intent?: Intent;
  readonly identity?: string;
  readonly values?: RequestValues;
  readonly requestHeaders?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly headers?: Headers;
  /** Sent as JSON, unless it is a text; absent for none. */
  readonly body?: unknown;
  readonly unreadable?: string;
}

export type BuildExchange = (line: string, status: number, more?: Sent & Received) => Exchange;

/** Builds exchanges with the operations of a document: `exchange('DELETE /users/1', 204)`. */
export function exchangesOf(spec: Spec): BuildExchange {
  return (line, status, more = {}) => {
    const [method = '', address = ''] = line.split(' ');
    const [path = '', query = ''] = address.split('?');
    return build({ operation: operationAt(spec, method, path), method, path, query }, status, more);
  };
}

interface Line {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

function build({ operation, method, path, query }: Line, status: number, more: Sent & Received): Exchange {
  const { index = 0, title = '', intent = { kind: 'open' }, identity, values = {}, requestHeaders = {} } = more;
  const kase: Case = { operation, phase: 'coverage', title, values, intent };
  return {
    index,
    case: kase,
    operation,
    identity,
    request: {
      method,
      path,
      query,
      headers: requestHeaders,
      body: values.body === undefined ? undefined : JSON.stringify(values.body),
    },
    response: answerOf(status, more),
    startedAt: 0,
    duration: 1,
  };
}

function answerOf(status: number, { body, headers, unreadable }: Received): Answer {
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  return {
    status,
    headers: headers ?? (body === undefined ? {} : { 'content-type': type }),
    text: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    value: body,
    ...(unreadable !== undefined && { unreadable }),
  };
}

/** The operation whose template has the path; of an undeclared method, the first of that path. */
function operationAt(spec: Spec, method: string, path: string): Operation {
  const there = spec.operations.filter((operation) => isTemplateOf(operation.path, path));
  const found = there.find((operation) => operation.method === method.toLowerCase()) ?? there[0];
  if (found === undefined) throw new Error(`The document has no path for ${method} ${path}.`);
  return found;
}

function isTemplateOf(template: string, path: string): boolean {
  const [one, other] = [template.split('/'), path.split('/')];
  return one.length === other.length && one.every((part, index) => part.startsWith('{') || part === other[index]);
}
