import { toHarEntry } from '../../http/index.js';
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

function toEntry({ request, response, ...exchange }: ExchangeRecord): object {
  return toHarEntry({
    startedAt: exchange.startedAt,
    duration: exchange.duration,
    method: request.method,
    url: request.url,
    requestHeaders: request.headers,
    requestBody: request.body,
    status: response.status,
    responseHeaders: response.headers,
    responseBody: response.body,
    comment: `#${exchange.index} ${exchange.phase}: ${exchange.operation} ${exchange.title}`,
  });
}
