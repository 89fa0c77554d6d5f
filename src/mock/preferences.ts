import { badRequest, createProblem, notFound, type Preferences, type Problem } from '../http/index.js';
import type { Response } from '../spec/index.js';
import type { Endpoint } from './endpoint.js';
import type { Reply } from './service.js';

/** An answer taken from the document rather than from a handler, with the media type that its example is written in. */
export interface DocumentedReply extends Reply {
  readonly mediaType?: string | undefined;
}

const longestDelay = 60_000;

/** The milliseconds that `Prefer: delay` asks for, 0 without it; a problem when it is no number up to a minute. */
export function delayOf({ delay }: Preferences): number | Problem {
  if (delay === undefined) return 0;
  const milliseconds = /^\d{1,6}$/.test(delay) ? Number(delay) : Number.POSITIVE_INFINITY;
  if (milliseconds <= longestDelay) return milliseconds;
  return badPreference(`Prefer: delay must be a number of milliseconds from 0 to ${longestDelay}.`);
}

/** The answer that `Prefer: code` or `example` picks from the document; undefined when neither is asked for. */
export function preferredReply(
  { operation }: Endpoint,
  { code, example }: Preferences,
): DocumentedReply | Problem | undefined {
  if (code === undefined && example === undefined) return undefined;
  if (code !== undefined && !/^[2-5]\d\d$/.test(code))
    return badPreference('Prefer: code must be a status code from 200 to 599.');

  const status = code === undefined ? defaultStatus(operation.responses) : Number(code);
  const response = responseWith(operation.responses, status);
  if (response === undefined) {
    return notFound(
      `${operation.id} declares no status ${status}; it declares ${Object.keys(operation.responses).join(', ')}.`,
    );
  }
  return documentedReply(response, { status, example, operationId: operation.id });
}

/** The answer of an operation that nothing handles: the first example of its first success. */
export function replyFromDocument({ operation }: Endpoint): DocumentedReply | Problem {
  const status = defaultStatus(operation.responses);
  const response = responseWith(operation.responses, status);
  if (response === undefined) return createProblem('not-implemented', `${operation.id} declares no response.`);
  return documentedReply(response, { status, example: undefined, operationId: operation.id });
}

function documentedReply(
  response: Response,
  { status, example, operationId }: { status: number; example: string | undefined; operationId: string },
): DocumentedReply | Problem {
  const contents = Object.entries(response.content);
  if (contents.length === 0) return { status };

  const examples = contents.flatMap(([mediaType, content]) =>
    Object.entries(content.examples).map(([name, body]) => ({ name, body, mediaType })),
  );
  const chosen = example === undefined ? examples[0] : examples.find(({ name }) => name === example);
  if (chosen) return { status, body: chosen.body, mediaType: chosen.mediaType };
  if (example === undefined) {
    return createProblem(
      'not-implemented',
      `${operationId} has no handler, and the document gives no example for status ${status}.`,
    );
  }
  const names = examples.map(({ name }) => name).join(', ') || 'none';
  return notFound(`${operationId} has no example '${example}' for status ${status}; it has: ${names}.`);
}

const defaultStatus = (responses: Readonly<Record<string, Response>>): number => {
  const success = Object.keys(responses).find((status) => status.startsWith('2')) ?? '200';
  return success.endsWith('XX') ? 200 : Number(success);
};

const responseWith = (responses: Readonly<Record<string, Response>>, status: number): Response | undefined =>
  responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses['default'];

const badPreference = (detail: string): Problem => ({ ...badRequest(detail), problem: 'unprocessable', status: 422 });
