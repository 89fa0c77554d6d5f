import { type HttpRequest, type HttpResponse, toHarEntry } from '../../http/index.js';
import type { Exchange } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';

export const journalHandlers = ({
  sandboxes,
  version,
}: Deployment): Handlers<'listExchanges' | 'clearJournal' | 'getHar'> => ({
  listExchanges({ path: { sandbox }, query: { service, operation, status, limit = 100 } }) {
    const isWanted = (exchange: Exchange): boolean =>
      (service === undefined || exchange.service === service) &&
      (operation === undefined || exchange.operation === operation) &&
      (status === undefined || isOfStatus(exchange.response.status, status));
    return sandboxes.use(sandbox, ({ journal }) => {
      const found = [...journal].filter(isWanted).slice(0, limit);
      return { status: 200, body: { items: found.map(toView) } };
    });
  },
  clearJournal: ({ path: { sandbox } }) =>
    sandboxes.use(sandbox, ({ journal }) => {
      journal.clear();
      return { status: 204 };
    }),
  getHar: ({ path: { sandbox } }) =>
    sandboxes.use(sandbox, ({ journal }) => {
      const entries = [...journal].reverse().map(toEntry);
      return { status: 200, body: { log: { version: '1.2', creator: { name: 'twinspec', version }, entries } } };
    }),
});

const isOfStatus = (status: number, wanted: string): boolean =>
  wanted.endsWith('XX') ? String(status).startsWith(wanted.charAt(0)) : String(status) === wanted;

function toView(exchange: Exchange): components['schemas']['Exchange'] {
  const { id, at, service, operation, request, response, milliseconds, answeredBy, violations } = exchange;
  const [requestBody, responseBody] = [bodyOf(request), bodyOf(response)];
  return {
    id,
    at: new Date(at).toISOString(),
    service,
    ...(operation !== undefined && { operation }),
    method: request.method,
    path: pathOf(request),
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

function toEntry({ id, at, service, operation = 'no operation', request, response, ...rest }: Exchange) {
  return toHarEntry({
    startedAt: new Date(at).toISOString(),
    duration: rest.milliseconds,
    method: request.method,
    url: `http://${[request.headers.host ?? 'localhost'].flat()[0]}${pathOf(request)}`,
    requestHeaders: request.headers,
    requestBody: bodyOf(request),
    status: response.status,
    responseHeaders: response.headers,
    responseBody: bodyOf(response) ?? '',
    comment: `#${id} ${service} ${operation}: ${rest.answeredBy}`,
  });
}

const pathOf = ({ mount = '', path, query }: HttpRequest): string =>
  `${mount}${path}${query === '' ? '' : `?${query}`}`;

function bodyOf(message: HttpRequest | HttpResponse): string | undefined {
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
