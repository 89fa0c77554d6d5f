import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request with this header gets an answer that breaks the document, in place of the mock's. */
export const tamper = { 'X-Tamper': 'yes' };

/** Stands between Prism and the mock, so that what Prism lets pass can be told from what it does not look at. */
export async function startRelay(target: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((incoming, outgoing) => {
    const { method, headers } = incoming;
    const onward = httpRequest(target + incoming.url, { method, headers }, (answer) => {
      const status = answer.statusCode ?? 502;
      if (headers['x-tamper'] === undefined) {
        answer.pipe(outgoing.writeHead(status, answer.headers));
      } else {
        answer.resume();
        outgoing.writeHead(status === 204 ? 299 : status, { 'Content-Type': 'application/json' }).end('"tampered"');
      }
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
