/** Reads, checks and compiles an OpenAPI 3.1 document into operations, or says exactly where it is wrong. */
export { type LoadOptions, loadSpec } from './load-spec.js';
export { childOf, toReference } from './reference.js';
export {
  type Examples,
  type Header,
  type HttpMethod,
  type MediaType,
  type Operation,
  type Parameter,
  type ParameterLocation,
  type ParameterStyle,
  type Place,
  type Reference,
  type RequestBody,
  type Response,
  type SchemaReference,
  type SecurityScheme,
  type Spec,
  type TextValue,
} from './spec.js';
export { SpecError, type SpecErrorCode, type SpecProblem } from './spec-error.js';
export { toRegExp } from './to-reg-exp.js';
