import type { Spec } from '../spec/index.js';
import { UsageError } from './usage-error.js';

/** Where requests go: what was given, or the document's first server where that is on this machine. @throws UsageError */
export function chooseBaseUrl(given: string | undefined, { file, servers }: Spec): string {
  if (given !== undefined) return given;
  const [first = '/'] = servers;
  if (isLoopback(first)) return first;
  const known = servers.filter((server) => URL.canParse(server));
  const hint =
    known.length === 0
      ? 'http://localhost:3000'
      : `${known[0] ?? ''}, or wherever the implementation to check is running`;
  throw new UsageError(
    `which server? ${file} names none on this machine, and no other is called without being asked to: --url ${hint}.`,
  );
}

/** Whether a URL leads to this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** What a URL without a path may lack: the base path of the document's servers. */
export function missingBasePath(url: string, { basePaths }: Spec): string | undefined {
  const [base = ''] = basePaths;
  if (base === '' || !URL.canParse(url) || new URL(url).pathname.replace(/\/$/, '') !== '') return undefined;
  return `${url.replace(/\/$/, '')}${base}`;
}
