// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @param {string} folder where it runs
 */
export async function runTool(node, args, folder) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' };
  const child = spawn(node, args, { cwd: folder, env, stdio: 'ignore', timeout: 240_000 });
  const [code] = await once(child, 'exit');
  return code;
}
