export type MergeErrorCode = 'no-runs' | 'no-report' | 'other-document';

/** Reports that cannot become one. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
  readonly code: MergeErrorCode;

  constructor(code: MergeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
