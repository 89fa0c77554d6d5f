// @ts-check

/** Names of what went wrong, for programs. */
const codes = /** @type {Record<number, string>} */ ({
  400: 'INVALID_REQUEST',
  401: 'NOT_AUTHENTICATED',
  403: 'NOT_PERMITTED',
  404: 'NO_SUCH_USER',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICTING_STATE',
  415: 'MEDIA_TYPE_NOT_SUPPORTED',
});

/** Thrown by a handler; the server writes it as an answer. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {Record<string, string>} [headers]
   */
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.code = codes[status] ?? 'UNEXPECTED';
  }
}
