import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIPv6 } from 'node:net';
import type { RemoteAnswer } from './network.js';

/** GET of a URL from one address, whatever its host would be looked up as by then. Sends no credentials. */
export function get(url: URL, address: string, signal: AbortSignal): Promise<RemoteAnswer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options: RequestOptions = {
    host: url.hostname,
    port: url.port === '' ? undefined : url.port,
    path: `${url.pathname}${url.search}`,
    headers: { accept: 'application/json, application/yaml, */*', 'accept-encoding': 'identity' },
    lookup: (_host, { all }, callback) => {
      const family = isIPv6(address) ? 6 : 4;
      if (all) callback(null, [{ address, family }]);
      else callback(null, address, family);
    },
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const sent = request(options, (body) => {
      const { statusCode: status = 0, headers } = body;
      if (status !== 200) body.destroy();
      resolve({ status, location: headers.location, body });
    });
    sent.once('error', reject).end();
  });
}
