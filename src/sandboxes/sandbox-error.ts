export type SandboxFault =
  | 'unknown-sandbox'
  | 'unknown-snapshot'
  | 'unknown-fault'
  | 'unknown-message'
  | 'unknown-webhook'
  | 'unknown-service'
  | 'unknown-collection'
  | 'name-taken'
  | 'invalid-name'
  | 'too-many'
  | 'not-its-own'
  | 'is-default'
  | 'unavailable';

/** Why something cannot be done to a sandbox or a snapshot; `code` says what is wrong, the message what to do. */
export class SandboxError extends Error {
  readonly code: SandboxFault;

  constructor(code: SandboxFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SandboxError';
    this.code = code;
  }
}
