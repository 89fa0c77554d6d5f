import { toHarEntry } from '../../http/index.js';
import type { Exchange } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import { toEventStream } from './event-stream.js';
import { bodyOf, pathOf, toView } from './exchange-view.js';

export const journalHandlers = ({
  sandboxes,
  version,
}: Deployment): Handlers<'listExchanges' | 'clearJournal' | 'followExchanges' | 'getHar'> => ({
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
  followExchanges: ({ path: { sandbox }, headers: { 'Last-Event-ID': after } }) =>
    sandboxes.use(sandbox, ({ journal }) => ({
      status: 200,
      headers: unbuffered,
      stream: toEventStream(journal, after),
    })),
  getHar: ({ path: { sandbox } }) =>
    sandboxes.use(sandbox, ({ journal }) => {
      const entries = [...journal].reverse().map(toEntry);
      return { status: 200, body: { log: { version: '1.2', creator: { name: 'twinspec', version }, entries } } };
    }),
});

const unbuffered = { 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

const isOfStatus = (status: number, wanted: string): boolean =>
  wanted.endsWith('XX') ? String(status).startsWith(wanted.charAt(0)) : String(status) === wanted;

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
