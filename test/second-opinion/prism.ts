import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const program = require.resolve('@stoplight/prism-cli');

export interface PrismOptions {
  readonly document: string;
  readonly upstream: string;
  /** Ends Prism, whatever it is doing. */
  readonly signal: AbortSignal;
}

/**
 * Starts Prism as a proxy on a free port and answers its address. Without `--errors` it hands every request on,
 * also one that breaks the document, and says in the header `sl-violations` of the answer what it thinks of the
 * request and of the answer. With `--errors` it would refuse invalid requests itself, and the mock's own refusals
 * would never be looked at.
 */
export function startPrism({ document, upstream, signal }: PrismOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = [program, 'proxy', document, upstream, '--port', '0'];
    const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH }, signal });
    let output = '';
    const listen = (chunk: Buffer): void => {
      output = (output + chunk).slice(-10_000);
      const [, url] = /Prism is listening on (http:\S+)/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`Prism has ended: ${output}`)));
  });
}
