// @ts-check

/** Thrown by a handler; `conflict` is shown as `conflict_data`. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {unknown} [conflict]
   */
  constructor(status, message, conflict) {
    super(message);
    this.status = status;
    this.conflict = conflict;
  }
}
