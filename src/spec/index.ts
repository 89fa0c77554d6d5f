/** Reads, checks and compiles an OpenAPI 3.1 document into operations, or says exactly where it is wrong. */
export { type LoadOptions, loadSpec } from './load-spec.js';
export { createPointerFinder, type Position } from './positions.js';
export { childOf, toReference } from './reference.js';
export type {
  Examples,
  Header,
  HttpMethod,
  MediaType,
  Operation,
  Parameter,
  ParameterLocation,
  ParameterStyle,
  Place,
  Reference,
  RequestBody,
  Response,
  SchemaReference,
  SecurityScheme,
  Spec,
  TextValue,
} from './spec.js';
export { SpecError, type SpecErrorCode, type SpecProblem } from './spec-error.js';
export { toRegExp } from './to-reg-exp.js';
