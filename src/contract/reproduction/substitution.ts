import type { SentRequest } from '../exchange.js';
import { isShort } from './binding.js';

/** Old value -> new value. */
export type Renewal = ReadonlyMap<string, string>;

/** A request with the values of another run in place of its own. */
export function renewRequest(request: SentRequest, renewal: Renewal): SentRequest {
  const text = textRenewal(renewal);
  return {
    ...request,
    path: renewPath(request.path, renewal),
    query: renewQuery(request.query, renewal),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, text(value)])),
    body: request.body === undefined ? undefined : renewBody(request.body, renewal),
  };
}

/** Longest first, so that no value is broken by a part of it. */
const longTexts = (renewal: Renewal): readonly (readonly [string, string])[] =>
  [...renewal].filter(([value]) => !isShort(value)).sort(([one], [other]) => other.length - one.length);

function textRenewal(renewal: Renewal): (text: string) => string {
  const pairs = longTexts(renewal);
  return (text) => pairs.reduce((renewed, [value, fresh]) => renewed.replaceAll(value, fresh), text);
}

function renewPath(path: string, renewal: Renewal): string {
  const segments = path.split('/').map((segment) => {
    for (const [value, fresh] of renewal) {
      if (segment === value || segment === encodeURIComponent(value)) return encodeURIComponent(fresh);
    }
    return segment;
  });
  return renewEncoded(segments.join('/'), renewal);
}

const renewQuery = (query: string, renewal: Renewal): string => renewEncoded(query, renewal);

const renewEncoded = (text: string, renewal: Renewal): string =>
  longTexts(renewal).reduce(
    (renewed, [value, fresh]) =>
      renewed
        .replaceAll(encodeURIComponent(value), encodeURIComponent(fresh))
        .replaceAll(value, encodeURIComponent(fresh)),
    text,
  );

const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);

function renewBody(body: string, renewal: Renewal): string {
  const long = longTexts(renewal).reduce((text, [value, fresh]) => text.replaceAll(inJson(value), inJson(fresh)), body);
  const short = [...renewal].filter(([value]) => isShort(value));
  return short.reduce(
    (text, [value, fresh]) =>
      text.replaceAll(new RegExp(`("\\w*id"\\s*:\\s*"?)${escapeRegExp(value)}(?=["\\s,}])`, 'gi'), `$1${fresh}`),
    long,
  );
}

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A proof about the other run's values; `toCode` says what stands for a value inside a string literal. */
export function renewProof(proof: string, renewal: Renewal): string {
  const long = longTexts(renewal).reduce(
    (text, [value, fresh]) => text.replaceAll(inJson(value), inJson(fresh)),
    proof,
  );
  const short = [...renewal].filter(([value]) => isShort(value));
  return short.reduce((text, [value, fresh]) => text.replaceAll(`"${value}"`, JSON.stringify(fresh)), long);
}
