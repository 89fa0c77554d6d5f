/** Which violations a request or a response has against its operation. */
export type { PathMatch } from './parameter-reader.js';
export {
  createRequestValidator,
  type RequestCheck,
  type RequestValidator,
  type RequestValues,
} from './request-validator.js';
export { type CheckedResponse, createResponseValidator, type ResponseValidator } from './response-validator.js';
export { type Schemas, schemasOf, type Validate } from './schemas.js';
