/** Twinspec as a library: a stateful mock of a bundled service or of any OpenAPI document, and checks of what implements one. */
export { createMock, type Mock } from './create-mock.js';
export {
  badRequest,
  conflict,
  forbidden,
  type HttpRequest,
  type HttpResponse,
  notFound,
  type Problem,
  unauthenticated,
  unprocessable,
  type Violation,
} from './http/index.js';
export {
  type Context,
  defineService,
  type Handler,
  type OperationShape,
  type Reply,
  type Service,
  type UserHandler,
} from './mock/index.js';
export type { MockOptions, OwnService } from './mock-options.js';
export type { ListenOptions, RunningServer } from './server/index.js';
export { bundledServices, type FixtureCredential, FixtureFileError } from './services/index.js';
export { type Place, type Spec, SpecError, type SpecProblem, type SpecWarning } from './spec/index.js';
export { type Clock, type Collection, ConstraintViolation, type Fixture, FixtureError } from './state/index.js';
