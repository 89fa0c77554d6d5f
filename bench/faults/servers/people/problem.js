// @ts-check
import { STATUS_CODES } from 'node:http';

/** @typedef {{ pointer: string, detail: string }} Violation */

/** A refusal, thrown by a handler and written as RFC 9457 by `writeProblem`. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {Violation[]} [errors]
   */
  constructor(status, detail, errors) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

/**
 * @param {import('../../fault-switch.js').FaultSwitch} faults
 * @param {import('./variant.js').Variant} variant
 */
export function writeProblem(faults, variant) {
  /** @type {(...parts: Parameters<import('express').ErrorRequestHandler>) => void} Express knows it by its four parameters. */
  // eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars
  return (error, request, response, _next) => {
    const status = statusOf(error, faults);
    const { detail, errors } = describe(error, status);
    if (status === 401) response.set('WWW-Authenticate', variant.challenge);
    const echo = faults.is('refusal-echoes-password') && status === 422 ? { received: request.body } : {};
    response
      .status(status)
      .type(faults.is('problem-sent-as-json') ? 'application/json' : 'application/problem+json')
      .send(
        JSON.stringify({
          status,
          title: STATUS_CODES[status],
          type: 'about:blank',
          detail: variant.toDetail(detail),
          errors,
          ...variant.problem,
          ...echo,
        }),
      );
  };
}

/**
 * @param {any} error
 * @param {import('../../fault-switch.js').FaultSwitch} faults
 */
function statusOf(error, faults) {
  if (error.type === 'entity.parse.failed') return faults.is('malformed-json-crashes') ? 500 : 400;
  return typeof error.status === 'number' ? error.status : 500;
}

/**
 * @param {any} error
 * @param {number} status
 */
function describe(error, status) {
  if (error instanceof Refusal) return { detail: error.message, errors: error.errors };
  return { detail: status === 500 ? 'We have been told and look into it.' : 'This could not be read.' };
}
