// @ts-check

/** @typedef {import('./phases/verify.js').Traffic} Traffic */

/** What is noted where an answer is not the one that was played back. */
export const ownAnswer = 'prism: answered by itself';

/** `… with those defined in the document: 400,404` @param {string} objection */
function listsRefusalsAlone(objection) {
  const listed = /defined in the document: (.*)$/.exec(objection)?.[1]?.split(',') ?? [];
  return listed.length > 0 && listed.every((status) => status === '' || /^[45]/.test(status));
}

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
  {
    why: 'A document of nothing but refusals has not said what a success looks like; Prism takes it at its word.',
    isMeant: (objection, { response }) => response.status < 300 && listsRefusalsAlone(objection),
  },
  {
    why: 'HEAD is there wherever GET is (RFC 9110 section 9.3.2), and QUERY since OpenAPI 3.2, which this release of Prism does not read.',
    isMeant: (objection, { request }) =>
      ['HEAD', 'QUERY'].includes(request.method) && /Selected route not found/.test(objection),
  },
  {
    why: 'Swagger 2.0 without `consumes` leaves the media type open; Prism takes none at all then.',
    isMeant: (objection) => /^request: No supported content types/.test(objection),
  },
  {
    why: 'Prism fails where an answer to HEAD has no body, as none may have (RFC 9110 section 9.3.2).',
    isMeant: (objection, { request }) => request.method === 'HEAD' && objection.startsWith(ownAnswer),
  },
  {
    why: 'A header parameter that is called Content-Type is ignored (OpenAPI 3.0.4, Parameter Object), and what is deprecated may be sent.',
    isMeant: (objection) => /required property 'content-type'|is deprecated$/.test(objection),
  },
  {
    why: 'Prism takes an answer in parts (multipart) apart nowhere, and holds the text of all of them against the schema of the whole.',
    isMeant: (objection, { response }) =>
      String(response.headers['content-type']).startsWith('multipart/') && /Response body must be/.test(objection),
  },
  {
    why: 'Prism refuses by itself what it cannot read, such as a body that is no JSON; the mock refuses it as well.',
    isMeant: (objection, { response }) => objection.startsWith(ownAnswer) && response.status >= 400,
  },
  {
    why: 'No value keeps the schema of the refusal (alternatives of `oneOf` that differ in defaults alone), so it has no body; `verify` reports one that is missing where a value can be made.',
    isMeant: (objection, { response }) =>
      response.status >= 400 &&
      (response.body ?? '').length === 0 &&
      /exactly one schema in oneOf|Response body must be|received media type ""/.test(objection),
  },
];

/** @param {string} objection @param {Traffic} exchange */
export const explanationOf = (objection, exchange) =>
  explanations.find(({ isMeant }) => isMeant(objection, exchange))?.why;
