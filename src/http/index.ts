/** Requests, responses, problems, parameter styles and media types as plain values; no framework. */
export {
  bodyTooLarge,
  type DecodedBody,
  decodeBody,
  defaultBodyLimit,
  hasBody,
  isDecoded,
  maximumDepth,
  parseJson,
} from './body.js';
export { parseCookies } from './cookies.js';
export { type Credential, challengeFor, credentialFor } from './credentials.js';
export { type HarExchange, toHarEntry } from './har-entry.js';
export { isDeeplyFrozen } from './is-deeply-frozen.js';
export { coversMediaType, isForm, isJson, isText, negotiate, parseMediaType } from './media-type.js';
export {
  type Delivery,
  type Dribble,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  type Target,
  type TextStream,
} from './messages.js';
export {
  type Deserialised,
  fromCookie,
  fromHeader,
  fromPath,
  fromQuery,
  type ParameterShape,
  type Serialised,
  type StyledParameter,
} from './parameter-style.js';
export { formatPreferences, type Preferences, parsePrefer, preferencesIn } from './prefer.js';
export {
  badRequest,
  conflict,
  createProblem,
  forbidden,
  isProblem,
  notFound,
  type Problem,
  type ProblemKind,
  problemOfStatus,
  toProblemDetails,
  unauthenticated,
  unprocessable,
  type Violation,
} from './problem.js';
export { decodeComponent, decodeQuery, parseQuery, type QueryPair } from './query.js';
export { toCookie, toHeader, toPath, toQuery, type WrittenParameter } from './write-parameter.js';
