import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AllowList } from './allow-list.js';

/** A request to another server. */
export interface OutgoingCall {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

export interface Transport {
  /** Sends a request and tells the status of the answer, a redirect's, too: none is followed. Rejects where there is no answer. */
  send(call: OutgoingCall): Promise<number>;
  close(): Promise<void>;
}

const connectionsPerHost = 8;

/** The network, as far as it is trusted. What that takes is loaded for the first request. */
export function createTransport(trusts: AllowList['trusts']): Transport {
  let opened: Promise<Opened> | undefined;
  return {
    async send({ url, method, headers, body, signal }) {
      opened ??= open(trusts);
      const { request, agent } = await opened;
      const answer = await request(url, { method, headers, body: body ?? null, signal, dispatcher: agent });
      await answer.body.dump();
      return answer.statusCode;
    },
    async close() {
      await (await opened)?.agent.destroy();
    },
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function open(trusts: AllowList['trusts']) {
  const { Agent, request } = await import('undici');
  return { request, agent: new Agent({ connections: connectionsPerHost, connect: { lookup: trustedLookup(trusts) } }) };
}

/** Every address of a host has to be trusted: which of them would answer is not for its name server to choose. */
const trustedLookup =
  (trusts: AllowList['trusts']): LookupFunction =>
  (host, options, callback) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const stranger = error === null ? addresses.find(({ address }) => !trusts(address)) : undefined;
      const refusal = stranger === undefined ? error : distrust(host, stranger.address);
      const [first] = addresses;
      if (refusal !== null || first === undefined) callback(refusal, []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });

const distrust = (host: string, address: string): Error =>
  new Error(`${host} is at ${address}, which is not public; name that, too, to have it called`);
