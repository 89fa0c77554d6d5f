import { BlockList, isIP, isIPv6 } from 'node:net';
import { isPublicAddress } from '../spec/index.js';

/** Where requests may go. */
export interface AllowList {
  /** Whether the host of an address is named. */
  allows(url: URL): boolean;
  /** Whether a host that is named may be at this address: a public one, or one that is named itself. */
  trusts(address: string): boolean;
}

/**
 * Reads hosts (`hooks.example.com`, `localhost:9000`), addresses and networks (`172.16.0.0/12`). A host that turns out to be in a
 * private network is refused unless that network is named, too: who answers for a name is decided elsewhere.
 * @throws TypeError for what is none of them.
 */
export function readAllowList(entries: readonly string[]): AllowList {
  const hosts = new Set<string>();
  const networks = new BlockList();
  // What `localhost:9000` resolves to may be called for it, and at no other port.
  const trusted = new BlockList();
  for (const entry of entries) {
    const [, network = '', prefix] = /^([\d.:a-fA-F]+)\/(\d{1,3})$/.exec(entry) ?? [];
    if (prefix === undefined) hosts.add(readHost(entry.toLowerCase(), trusted));
    else for (const list of [networks, trusted]) list.addSubnet(network, Number(prefix), familyOf(network));
  }
  return {
    allows: ({ protocol, hostname, port }) => {
      const bare = bareHost(hostname);
      const usual = protocol === 'https:' ? '443' : '80';
      return (
        hosts.has(hostname) ||
        hosts.has(`${hostname}:${port === '' ? usual : port}`) ||
        (isIP(bare) !== 0 && networks.check(bare, familyOf(bare)))
      );
    },
    trusts: (address) => isPublicAddress(address) || trusted.check(address, familyOf(address)),
  };
}

/** A host as URLs have it, with its port where one is named. */
function readHost(entry: string, trusted: BlockList): string {
  const { hostname, port, host, pathname, username } = parse(entry);
  if (pathname !== '/' || username !== '' || hostname === '') throw refusal(entry);
  const bare = bareHost(hostname);
  if (isIP(bare) !== 0) trusted.addAddress(bare, familyOf(bare));
  if (hostname === 'localhost') {
    trusted.addSubnet('127.0.0.0', 8, 'ipv4');
    trusted.addAddress('::1', 'ipv6');
  }
  // A URL leaves out the usual port of its scheme.
  return port === '' && entry.endsWith(':80') ? `${hostname}:80` : host;
}

function parse(entry: string): URL {
  if (URL.canParse(`http://${entry}`)) return new URL(`http://${entry}`);
  throw refusal(entry);
}

const refusal = (entry: string): TypeError =>
  new TypeError(`'${entry}' is no host: write hooks.example.com, localhost:9000, 10.0.0.7 or 10.0.0.0/8`);

const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');
