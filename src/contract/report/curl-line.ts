import type { ExchangeRecord } from '../exchange-record.js';

/** A request as a line for a shell. A body longer than the limit is left for a file that the reader makes. */
export function curlLine({ method, url, headers, body }: ExchangeRecord['request'], longestBody: number): string {
  const named = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name.toLowerCase()));
  return [
    'curl --include --globoff --path-as-is',
    method === 'HEAD' ? '--head' : `--request ${quoted(method)}`,
    ...named.map(([name, value]) => `--header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...bodyPart(body, longestBody),
    `--url ${quoted(url)}`,
  ].join(' ');
}

/** What curl works out itself. */
const ownHeaders: readonly string[] = ['host', 'connection', 'content-length', 'transfer-encoding'];

function bodyPart(body: string | undefined, longestBody: number): readonly string[] {
  if (body === undefined) return [];
  return [body.length > longestBody ? '--data-binary @body.txt' : `--data-raw ${quoted(body)}`];
}

const quoted = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
