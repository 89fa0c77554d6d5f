import { type HttpRequest, type HttpResponse, headerOf, parseQuery } from '../../http/index.js';

/** What runtime expressions of OpenAPI speak of: a request that was answered. */
export interface Scope {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}

/**
 * The value of an expression such as `$request.body#/url` (OpenAPI 3.1, section 4.8.20.4); undefined where it has none, or is no
 * expression.
 */
function evaluate(expression: string, scope: Scope): unknown {
  const { request, response } = scope;
  if (expression === '$url') return urlOf(request);
  if (expression === '$method') return request.method;
  if (expression === '$statusCode') return response.status;
  const [, whose, place = '', rest = ''] =
    /^\$(request|response)\.(header\.|query\.|path\.|body(?=#|$))(.*)$/s.exec(expression) ?? [];
  if (whose === undefined) return undefined;
  return whose === 'request' ? inRequest(place, rest, scope) : inResponse(place, rest, scope);
}

function inResponse(place: string, rest: string, { response, responseBody }: Scope): unknown {
  if (place === 'body') return pointed(responseBody, rest);
  return place === 'header.' ? headerOf(response.headers, rest.toLowerCase()) : undefined;
}

function inRequest(place: string, rest: string, { request, requestBody, pathParameters }: Scope): unknown {
  if (place === 'body') return pointed(requestBody, rest);
  if (place === 'header.') return headerOf(request.headers, rest.toLowerCase());
  if (place === 'query.') return parseQuery(request.query).find(({ name }) => name === rest)?.value;
  return Object.hasOwn(pathParameters, rest) ? pathParameters[rest] : undefined;
}

const embedded = /\{(\$[^{}]+)\}/g;

/** A text with the values of its expressions, which stand in braces or are the whole of it; undefined where one has no value. */
export function fillText(text: string, scope: Scope): string | undefined {
  const values = [...text.matchAll(embedded)].map(([, expression = '']) => evaluate(expression, scope));
  if (values.length === 0) return text.startsWith('$') ? textOf(evaluate(text, scope)) : text;
  if (values.includes(undefined)) return undefined;
  let index = 0;
  return text.replace(embedded, () => textOf(values[index++]) ?? '');
}

/** Any value with the values of its expressions; what has none is null. */
export function fillTemplate(template: unknown, scope: Scope): unknown {
  if (typeof template === 'string') {
    return (template.startsWith('$') ? evaluate(template, scope) : fillText(template, scope)) ?? null;
  }
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, scope));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fillTemplate(value, scope)]));
}

function urlOf({ headers, mount = '', path, query }: HttpRequest): string {
  const host = headerOf(headers, 'host') ?? 'localhost';
  return `http://${host}${mount}${path}${query === '' ? '' : `?${query}`}`;
}

/** The value at a JSON pointer (RFC 6901). */
function pointed(value: unknown, pointer: string): unknown {
  let found = value;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const isThere = typeof found === 'object' && found !== null && Object.hasOwn(found, name);
    found = isThere ? (found as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  return found;
}

const textOf = (value: unknown): string | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
