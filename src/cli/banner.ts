import type { Mock } from '../create-mock.js';

export interface BannerParts {
  readonly mocks: readonly Mock[];
  /** Of the server, without a path. */
  readonly url: string;
  readonly seed?: string;
  readonly auth: 'strict' | 'off';
}

/** What a start prints: for each mock its base URL, a credential for each role, and a request to paste. */
export function createBanner({ mocks, url, seed, auth }: BannerParts): string {
  const count = mocks.length === 1 ? '1 mock' : `${mocks.length} mocks`;
  const notes = ['state in memory', seed === undefined ? 'random ids, real time' : `seed ${seed}`];
  if (auth === 'off') notes.push('authentication off');
  const sections = mocks.map((mock) => toSection(mock, mocks.length === 1 ? url : `${url}/${mock.name}`));
  return `\nTwinspec serves ${count} at ${url} (${notes.join(', ')}); Ctrl+C ends it.\n${sections.join('')}\n`;
}

function toSection(mock: Mock, origin: string): string {
  const base = `${origin}${mock.basePaths[0] ?? ''}`;
  const credentials = mock.credentials.map(
    ({ role, header, value, description = '' }) => `  ${role.padEnd(17)} ${`${header}: ${value}`.padEnd(64)} ${description}`.trimEnd(),
  );
  const example = curlOf(mock, base);
  const lines = [`\n${mock.title}`, `  ${'base URL'.padEnd(17)} ${base}`, ...credentials];
  if (example !== undefined) lines.push(`  ${'try'.padEnd(17)} ${example}`);
  return `${lines.join('\n')}\n`;
}

/** A read without parameters that the first credential may send. */
function curlOf({ spec, credentials }: Mock, base: string): string | undefined {
  const readable = spec.operations.find(
    ({ method, path, parameters, extension }) =>
      method === 'get' && !path.includes('{') && !parameters.some(({ required }) => required) && extension['companion'] !== true,
  );
  if (readable === undefined) return undefined;

  const [credential] = credentials;
  const header = credential === undefined ? '' : ` -H '${credential.header}: ${credential.value}'`;
  return `curl${header} ${base}${readable.path}`;
}
