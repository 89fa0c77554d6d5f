// @ts-check

/** A request that is refused; the error handler of the application writes it down. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {Record<string, string[]>} [errors] messages for each field
   */
  constructor(status, detail, errors) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

/**
 * @param {string} field
 * @param {string} message
 */
export function invalid(field, message) {
  return new Refusal(400, 'That will not do.', { [field]: [message] });
}
