import type { Mock } from '../create-mock.js';
import { credentialFor, type HttpRequest } from '../http/index.js';
import { withoutPassword } from '../sandboxes/index.js';
import type { Operation } from '../spec/index.js';
import { describeWarnings } from './describe-warnings.js';

export interface BannerParts {
  readonly mocks: readonly Mock[];
  /** Of the server, without a path. */
  readonly url: string;
  readonly seed?: string;
  readonly auth: 'strict' | 'any' | 'off';
  /** The share of all requests that fail somehow. */
  readonly chaos?: number;
  /** What others than this machine's programs need to steer the mocks. */
  readonly controlToken?: string;
  /** Folder that keeps the state. */
  readonly data?: string;
  /** URL of the store that holds the state. */
  readonly store?: string;
  /** Milliseconds that writing may take longer than answering. */
  readonly writeAfter: number;
}

/** What a start prints: for each mock its base URL, a credential for each role, and a request to paste. */
export function createBanner({ mocks, url, seed, auth, chaos, controlToken, ...kept }: BannerParts): string {
  const count = mocks.length === 1 ? '1 mock' : `${mocks.length} mocks`;
  const notes = [whereKept(kept), seed === undefined ? 'random ids, real time' : `seed ${seed}`];
  if (auth === 'any') notes.push('any credential will do');
  if (auth === 'off') notes.push('authentication off');
  if (chaos !== undefined) notes.push(`trouble for ${Number((chaos * 100).toFixed(6))}% of all requests`);
  const sections = mocks.map((mock) => toSection(mock, mocks.length === 1 ? url : `${url}/${mock.name}`));
  const steering = controlToken === undefined ? [] : [toRow('token', `Authorization: Bearer ${controlToken}`)];
  const control = [
    '',
    'Sandboxes, state, time, journal',
    toRow('control plane', `${url}/_twinspec/`),
    ...steering,
    '',
  ].join('\n');
  const together = mocks.length === 1 ? '' : `\nAll as one API\n${toRow('address', url)}\n`;
  return `\nTwinspec serves ${count} at ${url} (${notes.join(', ')}); Ctrl+C ends it.\n${sections.join('')}${together}${control}\n`;
}

function whereKept({ data, store, writeAfter }: Pick<BannerParts, 'data' | 'store' | 'writeAfter'>): string {
  if (store !== undefined) return `state in ${withoutPassword(store)}`;
  if (data === undefined) return 'state in memory';
  return `state in ${data}, ${writeAfter === 0 ? 'every answer waits for the disk' : `written within ${writeAfter} ms`}`;
}

function toSection(mock: Mock, origin: string): string {
  const base = `${origin}${mock.basePaths[0] ?? ''}`;
  const headers = mock.credentials.map(({ header, value }) => `${header}: ${value}`);
  const width = Math.max(...headers.map(({ length }) => length));
  const credentials = mock.credentials.map(({ role, description = '' }, index) =>
    toRow(role, `${(headers[index] ?? '').padEnd(width)}  ${description}`.trimEnd()),
  );
  const example = curlOf(mock, base);
  const lines = [`\n${mock.title}`, toRow('base URL', base), ...credentials];
  if (example !== undefined) lines.push(toRow('try', example));
  return `${lines.join('\n')}\n${describeWarnings(mock.spec)}`;
}

const toRow = (name: string, text: string): string => `  ${name.padEnd(17)} ${text}`;

/** A read without parameters, with the first credential that one accepts; one that needs none where there is no such credential. */
function curlOf({ spec, credentials }: Mock, base: string): string | undefined {
  const reads = spec.operations.filter(isPlainRead);
  for (const { header, value } of credentials) {
    const read = reads.find(
      (operation) => accepts(spec, operation, { [header.toLowerCase()]: value }) && needsNoParameter(operation),
    );
    if (read) return `curl -H ${quote(`${header}: ${value}`)} ${quote(new URL(`${base}${read.path}`).href)}`;
  }
  const isOpen = ({ security }: Operation): boolean => security.length === 0 || security.some(isEmpty);
  const read = reads.find((operation) => isOpen(operation) && needsNoParameter(operation));
  return read && `curl ${quote(new URL(`${base}${read.path}`).href)}`;
}

const isPlainRead = ({ method, path, extension }: Operation): boolean =>
  method === 'get' && !path.includes('{') && extension.companion !== true;

/** Asked last: parameters are compiled when somebody looks at them. */
const needsNoParameter = ({ parameters }: Operation): boolean => !parameters.some(({ required }) => required);

/** Whether the headers carry what every scheme of some security requirement needs. */
function accepts({ securitySchemes }: Mock['spec'], { security }: Operation, headers: HttpRequest['headers']): boolean {
  const request: HttpRequest = { method: 'GET', path: '', query: '', headers };
  return security.some(
    (needed) =>
      !isEmpty(needed) &&
      Object.keys(needed).every((name) => {
        const scheme = securitySchemes[name];
        return scheme !== undefined && credentialFor(name, scheme, request) !== undefined;
      }),
  );
}

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** As one word of a POSIX shell. */
const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
