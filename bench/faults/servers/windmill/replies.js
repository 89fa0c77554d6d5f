// @ts-check

/**
 * @typedef {{ status: number, headers: Record<string, string>, body: string }} Reply
 */

/** A request that is refused, in plain text. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} text
   * @param {Record<string, string>} [headers]
   */
  constructor(status, text, headers = {}) {
    super(text);
    this.status = status;
    this.headers = headers;
  }
}

/**
 * @param {string} body
 * @param {number} [status]
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function text(body, status = 200, headers = {}) {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body };
}

/**
 * @param {unknown} value
 * @returns {Reply}
 */
export function json(value) {
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}

/** @param {string} what */
export const badRequest = (what) => new Refusal(400, `Bad request: ${what}`);
/** @param {string} what */
export const notFound = (what) => new Refusal(404, `Not found: ${what}`);
/** @param {string} what */
export const unprocessable = (what) => new Refusal(422, `The body does not fit: ${what}`);
/** @param {string} challenge */
export const unauthorized = (challenge) => new Refusal(401, 'Unauthorized', { 'WWW-Authenticate': challenge });
/** @param {string} what */
export const notAuthorized = (what) => new Refusal(401, `Not authorized: ${what}`);
