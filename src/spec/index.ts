/** Reads, checks and compiles an OpenAPI document (3.2 to 3.0, or Swagger 2.0) into operations, or says exactly where it is wrong. */
export { type LoadOptions, loadSpec } from './load-spec.js';
export { leastLengthOf } from './patterns/least-length.js';
export { guardRegExp, toRegExp } from './patterns/to-reg-exp.js';
export { createPointerFinder, type Position } from './positions.js';
export { childOf, toReference } from './reference.js';
export { isPublicAddress } from './remote/public-address.js';
export type {
  Examples,
  Header,
  MediaType,
  Operation,
  OutgoingRequest,
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
  SpecWarning,
  TextValue,
} from './spec.js';
export { SpecError, type SpecErrorCode, type SpecProblem } from './spec-error.js';
export { toSchemaRoot } from './to-schema-root.js';
export { createVerdicts, type Verdicts } from './verdicts.js';
