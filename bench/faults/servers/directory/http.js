// @ts-check
/**
 * @typedef {{ status: number, body?: unknown, headers?: Record<string, string> }} Answer
 * @typedef {import('../../fault-switch.js').FaultSwitch} FaultSwitch
 * @typedef {import('node:http').IncomingMessage} Request
 */

/** A refusal, thrown by a handler. */
export class Failure extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {{ message: string, fields?: Record<string, string[]> | undefined, headers?: Record<string, string> }} details
   */
  constructor(status, code, { message, fields, headers = {} }) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.headers = headers;
  }
}

/** @param {string} what */
export const notFound = (what) => new Failure(404, 'not_found', { message: `This ${what} does not exist (any more).` });

/** @param {Record<string, string[]>} fields */
export const unacceptable = (fields) =>
  new Failure(422, 'validation_failed', { message: 'Please correct the marked fields.', fields });

/**
 * @param {Request} request
 * @returns {Promise<unknown>}
 */
export async function readJson(request) {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (text === '') throw new Failure(400, 'bad_request', { message: 'The request has no body.' });
  if (type !== 'application/json') throw new Failure(415, 'unsupported_media_type', { message: 'Send JSON.' });
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(400, 'bad_request', { message: 'The body cannot be parsed.' });
  }
}

/**
 * @param {any} error
 * @param {{ faults: FaultSwitch, variant: import('./variant.js').Variant, path: string }} context
 * @returns {Answer}
 */
export function toErrorAnswer(error, { faults, variant, path }) {
  if (!(error instanceof Failure)) {
    return { status: 500, body: { error: { code: 'internal_error', message: 'Something broke.' } } };
  }
  const { status, code, message, fields, headers } = error;
  if (status === 404 && faults.is('not-found-in-html') && path.includes('/users')) {
    return { status, body: '<html><body><h1>Not Found</h1></body></html>', headers: { 'Content-Type': 'text/html' } };
  }
  if (status === 404 && faults.is('error-as-text') && path.includes('/groups')) {
    return { status, body: { error: message } };
  }
  const details = fields === undefined || variant.isTerse ? {} : { fields };
  const text = variant.isTerse ? `[directory] ${message}` : message;
  return { status, headers, body: { error: { code, message: text, ...details } } };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Answer} answer
 * @param {import('./variant.js').Variant} variant
 */
export function send(response, { status, body, headers = {} }, variant) {
  const own = variant.headers();
  if (body === undefined) {
    response.writeHead(status, { ...own, ...headers }).end();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body, undefined, variant.indent);
  const type = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, { ...own, ...type, ...headers }).end(text);
}
