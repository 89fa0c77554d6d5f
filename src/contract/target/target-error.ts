export type TargetErrorCode =
  /** The base URL or an option of the connection makes no sense. */
  | 'unusable'
  /** The request cannot be written on the wire. */
  | 'unsendable'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'not-http'
  | 'proxy';

/** Why no answer came. The message says what, where and what to do, and is meant for the user as it is. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
  readonly code: TargetErrorCode;

  constructor(code: TargetErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
