import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { ReadFile } from '../read-document.js';
import { SpecError } from '../spec-error.js';
import { get } from './get.js';
import type { Network } from './network.js';
import { isPublicAddress } from './public-address.js';

interface Limits {
  readonly redirects: number;
  readonly documents: number;
  readonly megabytes: number;
  /** For one document, redirects included. */
  readonly seconds: number;
}

const usual: Limits = { redirects: 5, documents: 100, megabytes: 32, seconds: 10 };

const internet: Network = {
  lookUp: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  get,
};

/** Reads URLs for one spec. Refuses what is not public, too large or too slow with a SpecError. */
export function createRemoteReader(network: Network = internet, limits: Limits = usual): ReadFile {
  const readFollowing = readerOf(network, limits);
  let count = 0;
  return async (path) => {
    count += 1;
    if (count > limits.documents) throw refusal(`more than ${limits.documents} remote documents are not read`);
    const signal = AbortSignal.timeout(limits.seconds * 1000);
    try {
      return await Promise.race([readFollowing(new URL(path), signal), whenAborted(signal)]);
    } catch (cause) {
      if (cause instanceof SpecError) throw cause;
      if (signal.aborted) throw refusal(`it took longer than ${limits.seconds} seconds`);
      throw refusal(cause instanceof Error && 'code' in cause ? String(cause.code) : 'the connection failed', cause);
    }
  };
}

/** Reads one URL, and what it redirects to. */
const readerOf =
  (network: Network, limits: Limits) =>
  async (start: URL, signal: AbortSignal): Promise<Uint8Array> => {
    let url = start;
    for (let redirects = 0; redirects <= limits.redirects; redirects += 1) {
      const { status, location, body } = await network.get(url, await publicAddressOf(url, network), signal);
      if (status < 300 || status >= 400 || location === undefined) {
        if (status === 200) return await readAll(body, limits);
        throw refusal(`the server answered ${status}`);
      }
      if (!URL.canParse(location, url.href)) throw refusal('it redirects to no address');
      url = new URL(location, url);
    }
    throw refusal(`it redirects more than ${limits.redirects} times`);
  };

/** Every address of the host has to be public: which of them would answer is not for the document to choose. */
async function publicAddressOf({ protocol, hostname }: URL, { lookUp }: Network): Promise<string> {
  if (protocol !== 'http:' && protocol !== 'https:') throw refusal(`it leads to ${protocol} instead of http`);
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await lookUp(host) : [host];
  const [first] = addresses;
  if (first === undefined) throw refusal('its host has no address');
  if (addresses.every(isPublicAddress)) return first;
  throw refusal('its host is on this machine or in a private network');
}

async function readAll(body: AsyncIterable<Uint8Array>, { megabytes }: Limits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > megabytes * 1024 * 1024) throw refusal(`it is larger than ${megabytes} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('timeout')), { once: true }));

const refusal = (reason: string, cause?: unknown): SpecError =>
  new SpecError(`This remote document cannot be read: ${reason}.`, { code: 'unreadable', cause });
