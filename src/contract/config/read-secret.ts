import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SecretConfig } from './config.js';
import { ConfigError } from './config-error.js';

/** Milliseconds that a command may take; a login in a browser would take longer, but nobody sees it here. */
const patience = 60_000;

/**
 * The secret, or the first line that its command prints.
 * @throws ConfigError where the command fails or prints nothing; what it printed is not shown, as it may be secret.
 */
export async function readSecret(secret: SecretConfig, owner: string): Promise<string> {
  if (typeof secret === 'string') return secret;
  const [command = '', ...parameters] = secret.command;
  const line = (await run(command, parameters, owner)).split(/\r?\n/, 1)[0]?.trim();
  if (line) return line;
  throw new ConfigError(`${owner}: the command '${command}' printed nothing; its first line has to be the secret.`);
}

async function run(command: string, parameters: readonly string[], owner: string): Promise<string> {
  try {
    return (await promisify(execFile)(command, [...parameters], { timeout: patience })).stdout;
  } catch (cause) {
    throw new ConfigError(`${owner}: the command '${command}' ${reasonOf(cause)}.`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const { code, killed } = cause as { code?: string | number; killed?: boolean };
  if (code === 'ENOENT') return 'does not exist';
  if (killed === true) return `did not end within ${patience / 1000} s`;
  return `failed (${typeof code === 'number' ? `exit code ${code}` : (code ?? 'unknown reason')})`;
}
