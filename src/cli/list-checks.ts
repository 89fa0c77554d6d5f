import { checks } from '../contract/names.js';

/** Every check with what it promises, a line each. */
export function listChecks(): string {
  const width = Math.max(...Object.keys(checks).map(({ length }) => length));
  return Object.entries(checks)
    .map(([name, promise]) => `${name.padEnd(width)}  ${promise}\n`)
    .join('');
}
