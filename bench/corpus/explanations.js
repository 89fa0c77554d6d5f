// @ts-check

/** @typedef {import('./phases/verify.js').Traffic} Traffic */

/**
 * Where Prism objects and is wrong, or looks at what no document says; each with what it says, and when that is to be expected.
 * @type {readonly { why: string, isMeant: (objection: string, exchange: Traffic) => boolean }[]}
 */
const explanations = [
  {
    why: 'A refusal of what was asked before anybody looked at the operation is not declared (RFC 9110): 405, 406, 415 and the like.',
    isMeant: (objection, { response }) =>
      [400, 401, 404, 405, 406, 413, 414, 415, 431, 503].includes(response.status) &&
      /Unable to match the returned status code/.test(objection),
  },
];

/** @param {string} objection @param {Traffic} exchange */
export const explanationOf = (objection, exchange) =>
  explanations.find(({ isMeant }) => isMeant(objection, exchange))?.why;
