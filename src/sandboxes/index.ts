/** Named, isolated states of everything that one deployment serves: their life, their time, their troubles and their journal. */

export type { NamedSandbox } from './named-sandbox.js';
export { SandboxError } from './sandbox-error.js';
export { defaultSandbox, isSandboxName, sandboxOf, takeSandboxPrefix } from './sandbox-name.js';
export {
  type Beginning,
  createSandboxes,
  type Part,
  type Sandboxes,
  type SandboxesOptions,
  type Snapshot,
} from './sandboxes.js';
