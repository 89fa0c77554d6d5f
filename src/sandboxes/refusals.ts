import { SandboxError } from './sandbox-error.js';
import { isSandboxName } from './sandbox-name.js';

type Named = 'sandbox' | 'snapshot';

export const unknownSandbox = (name: string): SandboxError =>
  new SandboxError('unknown-sandbox', `There is no sandbox '${name}'; it may have expired.`);

export const unknownSnapshot = (name: string): SandboxError =>
  new SandboxError('unknown-snapshot', `There is no snapshot '${name}'.`);

export const nameTaken = (kind: Named, name: string): SandboxError =>
  new SandboxError('name-taken', `There is a ${kind} '${name}' already.`);

export const tooManySandboxes = (most: number): SandboxError =>
  new SandboxError('too-many', `There are ${most} sandboxes already, which is the most that are allowed; remove some.`);

export const defaultStays = (): SandboxError =>
  new SandboxError('is-default', 'The default sandbox cannot be removed; it can be reset.');

/** @throws SandboxError */
export function requireName(kind: Named, name: string): void {
  if (isSandboxName(name)) return;
  const shown = name.slice(0, 80);
  throw new SandboxError('invalid-name', `'${shown}' cannot name a ${kind}: 1 to 64 letters, digits, '-' and '_'.`);
}
