import { type HttpRequest, type HttpResponse, headerOf } from '../http/index.js';

/** Which origins a browser may call from: any (reflected), none, or the listed ones. */
export type CorsPolicy = 'any' | 'off' | readonly string[];

const preflightAge = '600';

/** An answer to a CORS preflight, or undefined where the request is none (https://fetch.spec.whatwg.org/#cors-preflight-fetch). */
export function answerPreflight(policy: CorsPolicy, request: HttpRequest, allow: string): HttpResponse | undefined {
  const origin = allowedOrigin(policy, request);
  const method = headerOf(request.headers, 'access-control-request-method');
  if (origin === undefined || method === undefined) return undefined;

  const wanted = headerOf(request.headers, 'access-control-request-headers');
  return {
    status: 204,
    headers: {
      ...originHeaders(origin),
      allow,
      'access-control-allow-methods': allow,
      ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
      'access-control-max-age': preflightAge,
      vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    },
  };
}

/** The answer with the headers that let a script of the request's origin read it. */
export function withCors(policy: CorsPolicy, request: HttpRequest, response: HttpResponse): HttpResponse {
  if (policy === 'off' || request.headers.origin === undefined || isPreflight(response)) return response;

  const headers = {
    ...response.headers,
    vary: [headerOf(response.headers, 'vary'), 'Origin'].filter(Boolean).join(', '),
  };
  const origin = allowedOrigin(policy, request);
  if (origin === undefined) return { ...response, headers };
  const exposed = Object.keys(response.headers).join(', ');
  return { ...response, headers: { ...headers, ...originHeaders(origin), 'access-control-expose-headers': exposed } };
}

const isPreflight = ({ headers }: HttpResponse): boolean => headers['access-control-allow-methods'] !== undefined;

function allowedOrigin(policy: CorsPolicy, { headers }: HttpRequest): string | undefined {
  const origin = headerOf(headers, 'origin');
  if (origin === undefined || policy === 'off') return undefined;
  return policy === 'any' || policy.includes(origin) ? origin : undefined;
}

const originHeaders = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
});
