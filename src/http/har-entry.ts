/** An exchange in the words of HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). */
export interface HarExchange {
  /** ISO 8601. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly requestHeaders: HarHeaders;
  readonly requestBody?: string | undefined;
  readonly status: number;
  readonly responseHeaders: HarHeaders;
  readonly responseBody: string;
  readonly comment: string;
}

type HarHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An entry of `log.entries`. */
export function toHarEntry(exchange: HarExchange): Readonly<Record<string, unknown>> {
  const { requestHeaders, requestBody, responseHeaders, responseBody, url, duration } = exchange;
  return {
    startedDateTime: exchange.startedAt,
    time: duration,
    request: {
      method: exchange.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(requestHeaders),
      queryString: queryOf(url),
      headersSize: -1,
      bodySize: sizeOf(requestBody ?? ''),
      ...(requestBody !== undefined && { postData: { mimeType: mediaTypeOf(requestHeaders), text: requestBody } }),
    },
    response: {
      status: exchange.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(responseHeaders),
      content: { size: sizeOf(responseBody), mimeType: mediaTypeOf(responseHeaders), text: responseBody },
      redirectURL: headerOf(responseHeaders, 'location') ?? '',
      headersSize: -1,
      bodySize: sizeOf(responseBody),
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    comment: exchange.comment,
  };
}

const toPairs = (headers: HarHeaders): readonly object[] =>
  Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((each) => ({ name, value: each })));

function queryOf(url: string): readonly object[] {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

const sizeOf = (text: string): number => Buffer.byteLength(text);

const mediaTypeOf = (headers: HarHeaders): string => headerOf(headers, 'content-type') ?? '';

function headerOf(headers: HarHeaders, name: string): string | undefined {
  const [, value] = Object.entries(headers).find(([each]) => each.toLowerCase() === name) ?? [];
  return [value ?? []].flat()[0];
}
