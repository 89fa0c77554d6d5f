import { decodeComponent, headerOf, isProblem, parseJson, parseQuery } from '../../http/index.js';
import type { Source } from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import type { Answer, SentRequest } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';

/** A request as its operation reads it. */
export interface Recognised {
  readonly operation: Operation;
  /** Path parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What finds the operation of a request that was written already: the template with the most literal text wins. */
export function createRecogniser({ operations }: Spec): (request: SentRequest) => Recognised | undefined {
  const templates = operations
    .map((operation) => ({ operation, ...compile(operation.path) }))
    .sort((a, b) => b.literals - a.literals);

  return ({ method, path, query, body }) => {
    for (const { operation, pattern, names } of templates) {
      if (operation.method.toUpperCase() !== method) continue;
      const match = pattern.exec(path);
      if (match === null) continue;
      const values = names.map((name, index) => [name, decodeComponent(match[index + 1] ?? '') ?? ''] as const);
      const pairs = parseQuery(query).map(({ name, value = '' }) => [name, value] as const);
      return { operation, path: Object.fromEntries(values), query: Object.fromEntries(pairs), body: decode(body) };
    }
    return undefined;
  };
}

function compile(template: string) {
  const names = Array.from(template.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name);
  const texts = template.split(/\{[^{}]+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const literals = texts.join('').length;
  return { names, literals, pattern: new RegExp(`^${texts.join('([^/]+)')}$`) };
}

function decode(body: string | undefined): unknown {
  if (body === undefined) return undefined;
  const parsed = parseJson(body);
  return isProblem(parsed) ? undefined : parsed.value;
}

/** Where a part of a key stands in a request and its answer. */
export function readSource(source: Source, request: Recognised, answer: Answer | undefined): unknown {
  switch (source.in) {
    case 'path':
      return request.path[source.name];
    case 'query':
      return request.query[source.name];
    case 'request':
      return valueAtPointer(request.body, source.pointer);
    case 'location':
      return answer && lastOfLocation(answer);
    default:
      return valueAtPointer(answer?.value, source.pointer);
  }
}

/** The last segment of the Location header (RFC 9110 section 15.3.2), decoded. */
export function lastOfLocation({ headers }: Answer): string | undefined {
  const [, segment] = /([^/?#]+)\/?(?:[?#].*)?$/.exec(headerOf(headers, 'location') ?? '') ?? [];
  return segment === undefined ? undefined : decodeComponent(segment);
}
