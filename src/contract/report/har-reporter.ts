import type { ExchangeRecord } from '../exchange-record.js';
import type { Reporter, ReportSettings, Write } from './reporter.js';

/** Every exchange as HTTP Archive 1.2, for the tools of browsers. Written as it goes: a run may have many. */
export function createHarReporter(write: Write, { version = '0' }: ReportSettings): Reporter {
  const creator = JSON.stringify({ name: 'twinspec', version });
  let count = 0;
  const open = (): void => write(`{"log":{"version":"1.2","creator":${creator},"entries":[`);
  return {
    on(event) {
      if (event.type !== 'exchange') return;
      if (count === 0) open();
      write(`${count === 0 ? '' : ','}\n${JSON.stringify(toEntry(event.exchange))}`);
      count += 1;
    },
    finish() {
      if (count === 0) open();
      write('\n]}}\n');
    },
  };
}

function toEntry(exchange: ExchangeRecord): object {
  const { request, response, startedAt, duration, index, operation, title, phase } = exchange;
  return {
    startedDateTime: startedAt,
    time: duration,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(Object.entries(request.headers)),
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: sizeOf(request.body ?? ''),
      ...(request.body !== undefined && {
        postData: { mimeType: mediaTypeOf(request.headers), text: request.body },
      }),
    },
    response: {
      status: response.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(Object.entries(response.headers)),
      content: {
        size: sizeOf(response.body),
        mimeType: mediaTypeOf(response.headers),
        text: response.body,
      },
      redirectURL: headerOf(response.headers, 'location') ?? '',
      headersSize: -1,
      bodySize: sizeOf(response.body),
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    comment: `#${index} ${phase}: ${operation} ${title}`,
  };
}

const toPairs = (entries: Iterable<readonly [string, string]>): readonly object[] =>
  [...entries].map(([name, value]) => ({ name, value }));

function queryOf(url: string): readonly object[] {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return toPairs(new URLSearchParams(query));
}

const sizeOf = (text: string): number => Buffer.byteLength(text);

const mediaTypeOf = (headers: Readonly<Record<string, string>>): string => headerOf(headers, 'content-type') ?? '';

const headerOf = (headers: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
