import {
  badRequest,
  type HttpRequest,
  headerOf,
  notFound,
  type Preferences,
  type Problem,
  parsePrefer,
  preferencesIn,
} from '../http/index.js';
import type { Response } from '../spec/index.js';
import { type DocumentedReply, type GeneratedAnswers, mediaTypeFor } from './documented-answers.js';
import type { Endpoint } from './endpoint.js';

/** What a request asks for with its Prefer header, or else with its query. */
export function preferencesOf({ headers, query }: HttpRequest): Preferences {
  const prefer = headerOf(headers, 'prefer');
  return prefer === undefined ? preferencesIn(query) : parsePrefer(prefer);
}

const longestDelay = 60_000;

/** The milliseconds that `Prefer: delay` asks for, 0 without it; a problem when it is no number up to a minute. */
export function delayOf({ delay }: Preferences): number | Problem {
  if (delay === undefined) return 0;
  const milliseconds = /^\d{1,6}$/.test(delay) ? Number(delay) : Number.POSITIVE_INFINITY;
  if (milliseconds <= longestDelay) return milliseconds;
  return badPreference(`Prefer: delay must be a number of milliseconds from 0 to ${longestDelay}.`);
}

/** Whether an answer of the document is asked for. */
export const picksAnswer = ({ code, example, dynamic }: Preferences): boolean =>
  code !== undefined || example !== undefined || dynamic === 'true';

type MaybePromise<T> = T | Promise<T>;

/** Who asks for an answer of the document, and what can be made up where it has no example. */
export interface Asking {
  readonly endpoint: Endpoint;
  readonly request: HttpRequest;
  readonly generated: GeneratedAnswers;
}

/** The answer that `Prefer: code`, `example` or `dynamic` picks from the document; undefined when none of them is asked for. */
export function preferredReply(
  asking: Asking,
  preferences: Preferences,
): MaybePromise<DocumentedReply | Problem> | undefined {
  const { code } = preferences;
  const { operation } = asking.endpoint;
  if (!picksAnswer(preferences)) return undefined;
  if (code !== undefined && !/^[2-5]\d\d$/.test(code))
    return badPreference('Prefer: code must be a status code from 200 to 599.');

  const status = code === undefined ? defaultStatus(operation.responses) : Number(code);
  const response = responseWith(operation.responses, status);
  if (response === undefined) {
    return notFound(
      `${operation.id} declares no status ${status}; it declares ${Object.keys(operation.responses).join(', ')}.`,
    );
  }
  return documentedReply(asking, { response, status, ...preferences });
}

/** The answer of an operation that nothing handles: the first example of its first success, or else a made-up one. */
export function replyFromDocument(
  asking: Asking,
  preferences: Preferences = {},
): MaybePromise<DocumentedReply | Problem> {
  const { operation } = asking.endpoint;
  const status = defaultStatus(operation.responses);
  const response = responseWith(operation.responses, status);
  if (response === undefined) return { status: 204 };
  return documentedReply(asking, { response, status, ...preferences });
}

interface Choice extends Preferences {
  readonly response: Response;
  readonly status: number;
}

function documentedReply(asking: Asking, choice: Choice): MaybePromise<DocumentedReply | Problem> {
  const { response, status, example, dynamic, seed } = choice;
  const { endpoint, request, generated } = asking;
  const make = () => generated.generate({ endpoint, request, status, response, seed });
  if (example !== undefined) return namedExample(asking, choice);
  if (dynamic === 'true') return make();
  const usual = usualExample(asking, choice);
  if (usual === undefined) return make();
  const needsHeaders = Object.values(response.headers).some(({ required }) => required);
  return needsHeaders ? make().then(({ headers = {} }) => ({ ...usual, headers })) : usual;
}

interface Example {
  readonly name: string;
  readonly body: unknown;
  readonly mediaType: string;
}

const examplesIn = ({ content }: Response): readonly Example[] =>
  Object.entries(content).flatMap(([mediaType, { examples }]) =>
    Object.entries(examples).map(([name, body]) => ({ name, body, mediaType })),
  );

function namedExample({ endpoint }: Asking, { response, status, example }: Choice): DocumentedReply | Problem {
  const examples = examplesIn(response);
  const chosen = examples.find(({ name }) => name === example);
  if (chosen) return { status, body: chosen.body, mediaType: chosen.mediaType };
  const names = examples.map(({ name }) => name).join(', ') || 'none';
  return notFound(`${endpoint.operation.id} has no example '${example}' for status ${status}; it has: ${names}.`);
}

/** The first example of the media type that is asked for, or of any other that is accepted, that keeps its schema. */
function usualExample({ endpoint, request }: Asking, { response, status }: Choice): DocumentedReply | undefined {
  const [wanted] = mediaTypeFor(response, request) ?? [];
  return examplesIn(response)
    .toSorted((one, other) => Number(other.mediaType === wanted) - Number(one.mediaType === wanted))
    .filter(({ mediaType, body }) => {
      const declared = endpoint.declared(status);
      const media = declared?.formats.get(mediaType)?.mediaType;
      const violations = declared?.validate({ headers: {}, mediaType: media, body }) ?? [];
      return violations.every(({ pointer }) => pointer.startsWith('/header/'));
    })
    .map(({ mediaType, body }) => ({ status, body, mediaType }))[0];
}

const defaultStatus = (responses: Readonly<Record<string, Response>>): number => {
  const success = Object.keys(responses).find((status) => status.startsWith('2')) ?? '200';
  return success.endsWith('XX') ? 200 : Number(success);
};

const responseWith = (responses: Readonly<Record<string, Response>>, status: number): Response | undefined =>
  responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;

/** Of a preference that cannot be read; no document has to declare it. */
export const badPreference = (detail: string): Problem => ({
  ...badRequest(detail),
  problem: 'unprocessable',
  status: 422,
});
