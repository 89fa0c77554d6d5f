import type { HttpRequest, HttpResponse } from '../../http/index.js';
import type { Exchange } from '../../sandboxes/index.js';
import type { components } from './generated/document.js';

/** An exchange as the control plane shows it. */
export function toView(exchange: Exchange): components['schemas']['Exchange'] {
  const { id, at, service, operation, request, response, milliseconds, answeredBy, violations } = exchange;
  const [requestBody, responseBody] = [bodyOf(request), bodyOf(response)];
  return {
    id,
    at: new Date(at).toISOString(),
    service,
    ...(operation !== undefined && { operation }),
    method: request.method,
    path: pathOf(request),
    ...(request.id !== undefined && { requestId: request.id }),
    requestHeaders: given(request.headers),
    ...(requestBody !== undefined && { requestBody }),
    status: response.status,
    responseHeaders: given(response.headers),
    ...(responseBody !== undefined && { responseBody }),
    milliseconds,
    answeredBy,
    ...(violations !== undefined && {
      violations: violations.map(({ pointer, message }) => ({ pointer, message })),
    }),
  };
}

export const pathOf = ({ mount = '', path, query }: HttpRequest): string =>
  `${mount}${path}${query === '' ? '' : `?${query}`}`;

export function bodyOf(message: HttpRequest | HttpResponse): string | undefined {
  if ('parsedBody' in message && message.parsedBody !== undefined) return JSON.stringify(message.parsedBody);
  const { body } = message;
  return typeof body === 'string' || body === undefined ? body : Buffer.from(body).toString('utf8');
}

const given = (headers: HttpRequest['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : [...value]] as const],
    ),
  );
