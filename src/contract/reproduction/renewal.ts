import type { SentRequest } from '../exchange.js';
import type { Proof } from '../finding.js';
import {
  inJson,
  type Replacing,
  replaceInBody,
  replaceInPath,
  replaceInProof,
  replaceInQuery,
  replaceInText,
} from './replace-values.js';

/** Old value -> new value. */
export type Renewal = ReadonlyMap<string, string>;

/** A request with the values of another run in place of its own. */
export function renewRequest(request: SentRequest, renewal: Renewal): SentRequest {
  const by = replacingOf(renewal);
  return {
    ...request,
    path: replaceInPath(request.path, by(encodeURIComponent)),
    query: replaceInQuery(request.query, by(encodeURIComponent)),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, replaceInText(value, by(String))]),
    ),
    body: request.body === undefined ? undefined : replaceInBody(request.body, by(inJson)),
  };
}

/** A proof about the values of the other run. */
export function renewProof(proof: Proof, renewal: Renewal): Proof {
  const by = replacingOf(renewal);
  return replaceInProof(proof, { ...by(inJson), toNumber: by(String).to });
}

/** `write`: how a new value is written where the old one stood. */
const replacingOf =
  (renewal: Renewal) =>
  (write: (value: string) => string): Replacing => ({
    values: [...renewal.keys()],
    to: (value) => write(renewal.get(value) ?? value),
  });
